package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the runs that were begun for releases. Transactions are the callers'. */
@ApplicationScoped
public class Outcomes {
    private final EntityManager em;
    private final Sql sql;

    Outcomes(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    /**
     * Those whose run did not end well of late, the last upgrade of their site. Found from the run's side: most of what was
     * begun has ended well.
     *
     * @param sites null: all
     */
    public List<IntentRow> endedBadly(Set<String> sites, int most) {
        Listing of = new Listing().in("r.site", sites);
        List<String> ids = sql.strings(
                """
                select i.id from run r join intent i on i.run = r.id and i.state = 'started'%s and r.kind = 'upgrade'
                and r.status in ('rolled-back', 'not-started') and r.started > clock_timestamp() - interval '30 days'
                and not exists (select 1 from run n where n.site = r.site and n.kind = 'upgrade' and n.started > r.started)
                order by r.started desc limit ?"""
                        .formatted(of.where()),
                of.values(most));
        return ids.stream().map(id -> em.find(IntentRow.class, id)).toList();
    }

    /** By run, how it stands. */
    public Map<String, String> of(List<IntentRow> rows) {
        String[] runs = rows.stream().map(i -> i.run).filter(Objects::nonNull).toArray(String[]::new);
        if (runs.length == 0) return Map.of();
        return sql
                .list(
                        "select id, status from run where id = any (?::text[])",
                        r -> Map.entry(r.getString(1), r.getString(2)),
                        (Object) runs)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
