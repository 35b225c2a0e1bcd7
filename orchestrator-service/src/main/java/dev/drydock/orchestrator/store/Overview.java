package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How things stand, on all sites or on some. */
@ApplicationScoped
public class Overview {
    private final EntityManager em;
    private final Sql sql;

    Overview(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
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
     * Runs that go on by nobody's doing: the stuck first, then what waits behind closed doors, each longest ago first.
     *
     * @param sites those that count; null: all
     */
    public List<RunRow> runsAtRest(Set<String> sites, int most) {
        return em.createQuery(
                        "from RunRow where ended is null and status in ('stuck', 'waiting')"
                                + " and (:all = true or site in :sites) order by status,"
                                + " case when doorsClosed is not null and doorsOpened is null then 0 else 1 end, started, id",
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

    /**
     * Sites whose newest run has ended, and took a backup, or has left one there whose time has come. One question however many
     * sites there are.
     *
     * @param kinds of runs that take a backup
     * @param notAgain since it was tried in vain to erase what is due
     */
    public List<String> toPrune(Collection<String> kinds, Duration notAgain) {
        return sql.strings(
                """
                select s.name from site s cross join lateral (
                    select kind, status, ended from run where site = s.name order by started desc, id desc limit 1) r
                where r.ended is not null and (
                    (r.kind = any (?) and r.status = 'succeeded')
                    or (not (r.kind = 'prune' and r.ended > clock_timestamp() - make_interval(secs => ?))
                        and exists (select 1 from backup b
                            where b.site = s.name and b.gone is null and b.erase_after <= clock_timestamp())))
                order by s.name""",
                kinds.toArray(String[]::new),
                (double) notAgain.toSeconds());
    }
}
