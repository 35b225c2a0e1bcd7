package dev.drydock.orchestrator.store;

import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Head.Moved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far each chain of the record is on its topic, and how far the heads have told of it. Cheap however many there are. */
@ApplicationScoped
public class Relayed {
    private static final int PIECE = 20_000;

    private final Sql sql;

    Relayed(EntityManager em) {
        this.sql = new Sql(em);
    }

    /**
     * They are on the topic. Of the heads themselves no head tells: each names the one before.
     *
     * @param rows in the order in which they went
     */
    public void sent(List<RecordRow> rows) {
        List<RecordRow> last =
                ends(rows).stream().filter(r -> !r.run.equals(Head.CHAIN)).toList();
        sql.update(
                """
                with marked as (update record r set sent = clock_timestamp()
                    from unnest(?::text[], ?::bigint[]) m(run, sequence)
                    where r.run = m.run and r.sequence = m.sequence and r.sent is null)
                insert into relayed (id, sequence, hash) select * from unnest(?::text[], ?::bigint[], ?::text[])
                on conflict (id) do update set sequence = excluded.sequence, hash = excluded.hash
                where relayed.sequence < excluded.sequence""",
                runs(rows),
                sequences(rows),
                runs(last),
                sequences(last),
                last.stream().map(RecordRow::hash).toArray(String[]::new));
    }

    private static String[] runs(List<RecordRow> rows) {
        return rows.stream().map(r -> r.run).toArray(String[]::new);
    }

    private static long[] sequences(List<RecordRow> rows) {
        return rows.stream().mapToLong(r -> r.sequence).toArray();
    }

    /** At least as many have been sent. */
    public long entries() {
        return sql.first(
                "select coalesce((select sum(sequence) from relayed), 0)"
                        + " + coalesce((select max(sequence) from record where run = ? and sent is not null), 0)",
                r -> r.getLong(1),
                Head.CHAIN);
    }

    /** As if nothing had ever been sent. What the heads have told stays told: the same entries go out again. @return how many */
    public int forget() {
        return forget(PIECE);
    }

    /** In pieces, for the connection waits for no statement as long as that of a record of years would take. */
    int forget(int piece) {
        sql.update("update relayed set sequence = 0 where sequence > 0");
        int all = 0;
        Place from = new Place("", 0);
        for (var to = after(from, piece); to.isPresent(); to = after(from, piece)) {
            all += forgetBetween(from, to.get());
            from = to.get();
        }
        return all + forgetFrom(from);
    }

    private record Place(String run, long sequence) {}

    private Optional<Place> after(Place from, int piece) {
        return sql
                .list(
                        "select run, sequence from record where (run, sequence) > (?, ?) order by run, sequence offset ? limit 1",
                        r -> new Place(r.getString(1), r.getLong(2)),
                        from.run(),
                        from.sequence(),
                        piece - 1)
                .stream()
                .findFirst();
    }

    private int forgetBetween(Place from, Place to) {
        return sql.update(
                "update record set sent = null where (run, sequence) > (?, ?) and (run, sequence) <= (?, ?) and sent is not null",
                from.run(),
                from.sequence(),
                to.run(),
                to.sequence());
    }

    private int forgetFrom(Place from) {
        return sql.update(
                "update record set sent = null where (run, sequence) > (?, ?) and sent is not null",
                from.run(),
                from.sequence());
    }

    /** What the heads have counted so far. */
    public record Totals(long chains, long entries) {}

    /** Locked until the transaction ends; empty: it is not yet time, or another replica is at it. */
    public Optional<Totals> due() {
        return sql
                .list(
                        "select chains, entries from head where due <= clock_timestamp() for update skip locked",
                        r -> new Totals(r.getLong(1), r.getLong(2)))
                .stream()
                .findFirst();
    }

    /** @param before how far a head has told of it; 0: none has yet */
    public record Moving(Moved moved, long before) {}

    /** Locked until the transaction ends, in the order in which the relay takes them. */
    public List<Moving> moving(int most) {
        return sql.list(
                "select id, sequence, hash, headed from relayed where headed < sequence order by id limit ? for update",
                r -> new Moving(new Moved(r.getString(1), r.getLong(2), r.getString(3)), r.getLong(4)),
                most);
    }

    /** @param next when the next head is due */
    public void told(Totals totals, List<Moved> moved, Duration next) {
        sql.update(
                "update relayed r set headed = m.sequence from unnest(?::text[], ?::bigint[]) m(id, sequence) where r.id = m.id",
                moved.stream().map(Moved::run).toArray(String[]::new),
                moved.stream().mapToLong(Moved::sequence).toArray());
        sql.update(
                "update head set chains = ?, entries = ?, due = clock_timestamp() + make_interval(secs => ?)",
                totals.chains(),
                totals.entries(),
                next.toMillis() / 1000.0);
    }

    /** Each chain's last, in the order in which they come. */
    private static List<RecordRow> ends(List<RecordRow> sorted) {
        List<RecordRow> ends = new ArrayList<>();
        for (RecordRow r : sorted) {
            if (!ends.isEmpty() && ends.getLast().run.equals(r.run)) ends.removeLast();
            ends.add(r);
        }
        return ends;
    }
}
