package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which sites' doors a run keeps closed. */
@ApplicationScoped
public class Closures {
    private static final int LATELY = 10;

    private final Sql sql;

    Closures(EntityManager em) {
        this.sql = new Sql(em);
    }

    /**
     * @param since from the closing on
     * @param usual for how long runs of that kind have them closed there: the middle one of those that ended well lately; empty: none did, or
     *     this one goes back, which takes as long as it takes
     */
    public record Closure(String site, String yaml, String status, Instant since, Optional<Duration> usual) {}

    /** Of sites that say something to their visitors, those that closed last. */
    public List<Closure> now(int most) {
        return sql.list(
                """
                select r.site, s.yaml, r.status, r.doors_closed,
                       (select percentile_cont(0.5) within group (order by extract(epoch from doors_opened - doors_closed))
                        from (select doors_opened, doors_closed from run
                              where site = r.site and kind = r.kind and status = 'succeeded'
                                and doors_closed is not null and doors_opened is not null
                              order by started desc, id desc limit ?) lately
                        where not exists (select from run_order o where o.run = r.id and o.kind = 'back'))
                from run r join site s on s.name = r.site
                where r.ended is null and r.doors_closed is not null and r.doors_opened is null
                  and position('visitors' in s.yaml) > 0
                order by r.doors_closed desc limit ?""",
                row -> new Closure(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        Optional.ofNullable(row.getObject(5, Double.class))
                                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))),
                LATELY,
                most);
    }
}
