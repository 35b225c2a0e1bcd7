package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How things stand, on all sites or on some. */
@ApplicationScoped
public class Overview {
    private final EntityManager em;

    Overview(EntityManager em) {
        this.em = em;
    }

    /** @param sites those that count; null: all */
    public Map<String, Long> openByStatus(Set<String> sites) {
        return em.createQuery(
                        "select status, count(*) from RunRow where ended is null and (:all = true or site in :sites)"
                                + " group by status",
                        Object[].class)
                .setParameter("all", sites == null)
                .setParameter("sites", sites == null ? Set.of() : sites)
                .getResultStream()
                .collect(Collectors.toMap(r -> (String) r[0], r -> (Long) r[1]));
    }

    /**
     * Runs that go on by nobody's doing, longest ago first.
     *
     * @param sites those that count; null: all
     */
    public List<RunRow> runsAtRest(Set<String> sites, int most) {
        return em.createQuery(
                        "from RunRow where ended is null and status in ('stuck', 'waiting')"
                                + " and (:all = true or site in :sites) order by status, started, id",
                        RunRow.class)
                .setParameter("all", sites == null)
                .setParameter("sites", sites == null ? Set.of() : sites)
                .setMaxResults(most)
                .getResultList();
    }

    /** Upgrades that have not ended, by their ids. @param after the last that was seen */
    public List<RunRow> openUpgrades(String after, int most) {
        return em.createQuery(
                        "from RunRow where ended is null and kind = 'upgrade' and id > :after order by id",
                        RunRow.class)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    /** @param sites those that count; null: all */
    public long countSites(Set<String> sites) {
        if (sites != null) return sites.size();
        return em.createQuery("select count(*) from SiteRow", Long.class).getSingleResult();
    }
}
