package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** What was asked with which Idempotency-Key, for a month. Transactions are the callers'. */
@ApplicationScoped
public class Keys {
    private final Sql sql;

    Keys(EntityManager em) {
        this.sql = new Sql(em);
    }

    /** @return whether nothing else was ever asked with that key; who comes second waits for the first */
    public boolean same(String key, String hash) {
        sql.update("delete from asked where at < clock_timestamp() - interval '30 days'");
        sql.update("insert into asked (key, hash) values (?, ?) on conflict do nothing", key, hash);
        return sql.strings("select hash from asked where key = ?", key).contains(hash);
    }
}
