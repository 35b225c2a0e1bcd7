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

    /** Those that closed last. What a site says to its visitors is in its file, which has one reader: here nobody guesses from its text. */
    public List<Closure> now(int most) {
        return sql.list(
                """
                select r.site, s.yaml, r.status, r.doors_closed,
                       case when not exists (select from run_order o where o.run = r.id and o.kind = 'back')
                            then %s end
                from run r join site s on s.name = r.site
                where r.ended is null and r.doors_closed is not null and r.doors_opened is null
                order by r.doors_closed desc limit ?"""
                        .formatted(Downtime.usual("r.site", "r.kind")),
                row -> new Closure(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        Downtime.read(row, 5)),
                most);
    }
}
