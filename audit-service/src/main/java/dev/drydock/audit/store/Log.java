package dev.drydock.audit.store;

import dev.drydock.audit.keep.Claim;
import dev.drydock.audit.keep.Evidence;
import dev.drydock.audit.keep.Intake;
import dev.drydock.audit.keep.Memory;
import dev.drydock.audit.keep.Progress;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Link;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is kept: only ever added to. */
@Singleton
public class Log {
    private static final int PAGE = 1000;

    private final Db db;

    public Log(Db db) {
        this.db = db;
    }

    /** How far it is kept, by partition. */
    public Map<Integer, Long> progress(String topic) {
        Map<Integer, Long> next = new HashMap<>();
        db.untilBack(c -> Db.list(
                c,
                r -> next.put(r.getInt(1), r.getLong(2)),
                "select partition, max(\"offset\") from progress where topic = ? group by partition",
                topic));
        return next;
    }

    /** One at a time, so that the numbers rise in the order of the commits and who reads on from one misses none. */
    public Intake keep(List<Link> links, Function<Map<String, Memory>, Intake> decide, Progress progress) {
        return db.untilBack(c -> {
            Db.list(c, r -> 0, "select pg_advisory_xact_lock(4713)");
            Intake intake = decide.apply(known(c, links));
            Rows.events(c, intake.fresh());
            Rows.claims(c, intake.claims());
            Rows.evidence(c, intake.evidence());
            Rows.progress(c, progress);
            return intake;
        });
    }

    private static Map<String, Memory> known(Connection c, List<Link> links) throws SQLException {
        Map<String, Memory> known = new HashMap<>();
        Set<Long> numbers = new TreeSet<>();
        List<String> runs = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        links.stream().collect(Collectors.groupingBy(Link::run)).forEach((run, of) -> {
            known.put(run, new Memory());
            numbers.clear();
            of.forEach(l -> numbers.addAll(List.of(l.sequence() - 1, l.sequence(), l.sequence() + 1)));
            numbers.forEach(n -> {
                runs.add(run);
                sequences.add(n);
            });
        });
        Db.list(
                c,
                r -> {
                    known.get(r.getString(1)).row(r.getLong(2), r.getString(3), r.getString(4));
                    return r;
                },
                "select e.run, e.sequence, e.hash, e.previous from unnest(?::text[], ?::bigint[]) k(run, sequence)"
                        + " join event e using (run, sequence)",
                c.createArrayOf("text", runs.toArray()),
                c.createArrayOf("bigint", sequences.toArray()));
        ends(c, known);
        return known;
    }

    private static void ends(Connection c, Map<String, Memory> known) throws SQLException {
        Db.list(
                c,
                r -> {
                    known.get(r.getString(1)).last(r.getLong(2));
                    if (r.getLong(3) > 0) known.get(r.getString(1)).closed(r.getLong(3));
                    return r;
                },
                """
                select k.run,
                    (select sequence from event e where e.run = k.run order by sequence desc limit 1),
                    (select sequence from event e where e.run = k.run and type = 'dev.drydock.run.closed.v1'
                     order by sequence limit 1)
                from unnest(?::text[]) k(run)""",
                texts(c, known.keySet()));
    }

    static java.sql.Array texts(Connection c, Collection<String> values) throws SQLException {
        return c.createArrayOf("text", values.toArray());
    }

    /** One that {@link #keep} could not. */
    public void keep(Evidence evidence, Progress progress) {
        db.untilBack(c -> {
            Rows.evidence(c, List.of(evidence));
            Rows.progress(c, progress);
            return evidence;
        });
    }

    /** A person's word beside it; the first stays. */
    public void close(long finding, String by, String reason) {
        db.once(c -> Db.update(
                c,
                "insert into closing (finding, by, reason) values (?, ?, ?) on conflict do nothing",
                finding,
                by,
                reason));
    }

    public long newestHead() {
        return db.once(c -> Db.list(
                        c,
                        r -> r.getLong(1),
                        "select coalesce((select sequence from event where run = ? order by sequence desc limit 1), 0)",
                        Head.CHAIN)
                .getFirst());
    }

    /** What of the heads after {@code from}, up to {@code to}, is not so; kept as evidence. */
    public List<Evidence> hold(long from, long to) {
        List<Evidence> found = new ArrayList<>();
        Claim last = new Claim(from + 1, new Head.Moved("", 0, ""));
        List<Untrue> page;
        do {
            Claim after = last;
            page = db.once(c -> {
                List<Untrue> some = untrue(c, after, to);
                Rows.evidence(c, some.stream().map(Untrue::evidence).toList());
                return some;
            });
            page.forEach(u -> found.add(u.evidence()));
            if (!page.isEmpty()) last = page.getLast().claim();
        } while (page.size() == PAGE);
        return found;
    }

    private record Untrue(Claim claim, Evidence evidence) {}

    private static List<Untrue> untrue(Connection c, Claim after, long to) throws SQLException {
        return Db.list(
                c,
                r -> {
                    Claim claim = new Claim(r.getLong(1), new Head.Moved(r.getString(2), r.getLong(3), r.getString(4)));
                    return new Untrue(claim, new Evidence(broken(claim, r.getString(5) != null, r.getLong(6)), null));
                },
                """
                select k.head, k.run, k.sequence, k.hash, e.hash,
                    (select sequence from event l where l.run = k.run order by sequence desc limit 1)
                from claim k left join event e using (run, sequence)
                where (k.head, k.run) > (?, ?) and k.head <= ? and e.hash is distinct from k.hash
                order by k.head, k.run limit ?""",
                after.head(),
                after.moved().run(),
                to,
                PAGE);
    }

    private static Fault broken(Claim claim, boolean other, long last) {
        String run = claim.moved().run();
        long sequence = claim.moved().sequence();
        if (other)
            return new Fault(
                    Fault.What.HEAD,
                    run,
                    sequence,
                    sequence,
                    "head " + claim.head() + " saw another entry in this place: the run was rewritten");
        long first = Math.min(last + 1, sequence);
        return Fault.missing(run, first, sequence, "head " + claim.head() + " has seen it, and it never came");
    }
}
