package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** Questions about tokens, and about what may be seen with them. Transactions are the callers'. */
@ApplicationScoped
public class Tokens {
    private final EntityManager em;
    private final Sql sql;

    Tokens(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    /** One that has expired gives its name free; the unique index sees to the rest. */
    public void freeName(String name) {
        sql.update(
                "update token set revoked = expires where name = ? and revoked is null and expires <= clock_timestamp()",
                name);
    }

    /** @return whether a token of that name is in use */
    public boolean live(String name) {
        return !sql.strings("select id from token where name = ? and revoked is null", name)
                .isEmpty();
    }

    public boolean good(String id) {
        return !sql.strings(
                        "select id from token where id = ? and revoked is null"
                                + " and (expires is null or expires > clock_timestamp())",
                        id)
                .isEmpty();
    }

    /** @return false: it was not live any more */
    public boolean revoke(String id) {
        return sql.update("update token set revoked = clock_timestamp() where id = ? and revoked is null", id) > 0;
    }

    /** At most once a minute each. */
    public void used(Collection<String> ids) {
        sql.update(
                "update token set used = clock_timestamp() where id = any(?)"
                        + " and (used is null or used < clock_timestamp() - interval '1 minute')",
                (Object) ids.toArray(String[]::new));
    }

    /** @return none, or the one */
    public List<String> labelsOfSite(String site) {
        return sql.strings("select labels from site where name = ?", site);
    }

    public List<String> labelsOfSites(Collection<String> sites) {
        return sql.strings("select labels from site where name = any(?)", (Object) sites.toArray(String[]::new));
    }

    public List<String> labelsOfRun(String run) {
        return sql.strings("select s.labels from run r join site s on s.name = r.site where r.id = ?", run);
    }

    public List<String> labelsOfBackup(String backup) {
        return sql.strings("select s.labels from backup b join site s on s.name = b.site where b.id = ?", backup);
    }

    /** Each site's name and labels. */
    public List<Object[]> labels() {
        return em.createQuery("select name, labels from SiteRow", Object[].class)
                .getResultList();
    }
}
