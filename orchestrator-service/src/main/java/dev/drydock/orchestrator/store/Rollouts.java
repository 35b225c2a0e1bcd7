package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** All questions to the database about rollouts. Transactions are the callers'. */
@ApplicationScoped
public class Rollouts {
    private final EntityManager em;

    Rollouts(EntityManager em) {
        this.em = em;
    }

    public List<String> due(int most) {
        return em.createQuery(
                        "select id from RolloutRow where ended is null and due <= instant order by due, id",
                        String.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Locked until the transaction ends: one at a time goes on with it. */
    public Optional<RolloutRow> lock(String id) {
        return Optional.ofNullable(em.find(RolloutRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<RolloutRow> find(String id) {
        return Optional.ofNullable(em.find(RolloutRow.class, id));
    }

    public Optional<RolloutRow> ofKey(String idempotencyKey) {
        return em.createQuery("from RolloutRow where idempotencyKey = :key", RolloutRow.class)
                .setParameter("key", idempotencyKey)
                .getResultStream()
                .findFirst();
    }

    /** Those that go on by nobody's doing, newest first. */
    public List<RolloutRow> resting(int most) {
        return em.createQuery(
                        "from RolloutRow where ended is null and standing in ('held', 'stopped') order by started desc, id",
                        RolloutRow.class)
                .setMaxResults(most)
                .getResultList();
    }

    public void add(RolloutRow row) {
        em.persist(row);
    }
}
