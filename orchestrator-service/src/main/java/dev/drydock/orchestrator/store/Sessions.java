package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Who is logged in at the console. Transactions are the callers'. */
@ApplicationScoped
public class Sessions {
    /** So many of those that are over go with each that begins. */
    private static final int SWEPT = 1_000;

    /** So many browsers are logged in with one token, or as one person of a provider. */
    static final int MOST_EACH = 20;

    private final EntityManager em;
    private final Sql sql;

    Sessions(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    /** Who is logged in too often is logged out where that was longest ago. */
    public void open(SessionRow row) {
        sql.update(
                "delete from session where hash in (select hash from session where expires <= clock_timestamp() limit ?)",
                SWEPT);
        // two who log in at once count each other
        sql.strings("select pg_advisory_xact_lock(4713, hashtext(?))::text", row.name + row.token + row.file);
        sql.update(
                """
                delete from session where hash in (
                    select hash from session where name = ? and token = ? and file = ?
                    order by created desc, hash offset ?)""",
                row.name,
                row.token,
                row.file,
                MOST_EACH - 1);
        em.persist(row);
    }

    public Optional<SessionRow> find(String hash) {
        return Optional.ofNullable(em.find(SessionRow.class, hash));
    }

    public void close(String hash) {
        sql.update("delete from session where hash = ?", hash);
    }
}
