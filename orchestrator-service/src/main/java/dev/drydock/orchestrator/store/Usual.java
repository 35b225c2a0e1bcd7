package dev.drydock.orchestrator.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the steps of a site's runs take as a rule: the middle one of those that ended well lately. */
final class Usual {
    private static final int LATELY = 10;

    private record Took(String step, double seconds) {}

    private final Sql sql;

    Usual(Sql sql) {
        this.sql = sql;
    }

    /** @return by the steps' names; of one that never ended well, nothing */
    Map<String, Double> of(RunRow run) {
        List<Took> all = sql.list(
                """
                select o.name, percentile_cont(0.5) within group (order by extract(epoch from o.ended - o.sent))
                from (select id from run where site = ? and kind = ? and ended is not null
                      order by started desc, id desc limit ?) r
                join run_order o on o.run = r.id
                where o.said = 'done' and o.kind = 'do' group by o.name""",
                row -> new Took(row.getString(1), row.getDouble(2)),
                run.site,
                run.kind,
                LATELY);
        return all.stream().collect(Collectors.toMap(Took::step, Took::seconds));
    }
}
