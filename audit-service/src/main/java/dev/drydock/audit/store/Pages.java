package dev.drydock.audit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.drydock.audit.keep.Claim;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.wire.Wire;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of it: pages that go on behind the last row of the one before, however many there are. */
@Singleton
public class Pages {
    private static final String EVENT =
            "select id, run, sequence, type, site, actor, time, hash, value, headers, partition,"
                    + " \"offset\", kept, previous from event where ";
    private static final String FINDING =
            """
            select id, what, run, sequence, until, why, found, partition, "offset", octet_length(value),
                c.finding is null and (what <> 'missing' or (select count(*) from event e where e.run = f.run
                    and e.sequence between f.sequence and f.until) <= f.until - f.sequence),
                %s, c.by, c.reason, c.at from evidence f left join closing c on c.finding = f.id where\s""";
    private static final TypeReference<List<Header>> HEADERS = new TypeReference<>() {};

    private final Db db;

    public Pages(Db db) {
        this.db = db;
    }

    /** In the order in which they were kept. */
    public List<Kept> events(Filter filter, long after, int most) {
        return events(filter.where() + " and id > ? order by id limit ?", filter, after, most);
    }

    /** A run's, in order. */
    public List<Kept> ofRun(String run, long after, int most) {
        Filter filter = new Filter(run, null, null, null, null, null);
        return events(filter.where() + " and sequence > ? order by sequence limit ?", filter, after, most);
    }

    /**
     * Run by run, each in order.
     *
     * @param upTo none that was kept after that one
     */
    public List<Kept> byRun(Filter filter, String run, long sequence, long upTo, int most) {
        return events(
                filter.where() + " and (run, sequence) > (?, ?) and id <= ? order by run, sequence limit ?",
                filter,
                run,
                sequence,
                upTo,
                most);
    }

    private List<Kept> events(String where, Filter filter, Object... more) {
        List<Object> values = new ArrayList<>(filter.values());
        values.addAll(List.of(more));
        return db.once(c -> Db.list(c, Pages::event, EVENT + where, values.toArray()));
    }

    public long newest() {
        return db.once(c -> Db.list(
                        c, r -> r.getLong(1), "select coalesce((select id from event order by id desc limit 1), 0)")
                .getFirst());
    }

    /** Of what the heads up to that one said of a run: the furthest, and what is kept otherwise or not at all. */
    public List<Claim> claims(String run, long head) {
        return db.once(c -> Db.list(
                c,
                r -> new Claim(r.getLong(1), new Head.Moved(run, r.getLong(2), r.getString(3))),
                """
                select k.head, k.sequence, k.hash from claim k left join event e using (run, sequence)
                where k.run = ? and k.head <= ? and (e.hash is distinct from k.hash
                    or k.head = (select max(head) from claim m where m.run = ? and m.head <= ?))
                order by k.head desc limit 1000""",
                run,
                head,
                run,
                head));
    }

    public Instant now() {
        return db.once(c -> Db.list(c, r -> time(r, 1), "select clock_timestamp()"))
                .getFirst();
    }

    /** The time of the newest; empty: none was read yet. */
    public Optional<Instant> lastHead() {
        return db
                .once(c -> Db.list(
                        c,
                        r -> time(r, 1),
                        "select time from event where run = ? order by sequence desc limit 1",
                        Head.CHAIN))
                .stream()
                .findFirst();
    }

    public long count(String run, long from, long to) {
        return db.once(c -> Db.list(
                        c,
                        r -> r.getLong(1),
                        "select count(*) from event where run = ? and sequence between ? and ?",
                        run,
                        from,
                        to)
                .getFirst());
    }

    public long countFindings() {
        return db.once(c ->
                Db.list(c, r -> r.getLong(1), "select count(*) from evidence").getFirst());
    }

    /** @param run null: of all */
    public List<Finding> findings(String run, long after, int most) {
        String what = FINDING.formatted("null, null, null");
        return db.once(c -> run == null
                ? Db.list(c, Pages::finding, what + "id > ? order by id limit ?", after, most)
                : Db.list(c, Pages::finding, what + "run = ? and id > ? order by id limit ?", run, after, most));
    }

    public Optional<Finding> finding(long id) {
        return db
                .once(c -> Db.list(c, Pages::finding, FINDING.formatted("key, value, headers") + "id = ?", id))
                .stream()
                .findFirst();
    }

    private static Kept event(ResultSet r) throws SQLException {
        return new Kept(
                r.getLong(1),
                r.getString(2),
                r.getLong(3),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                time(r, 7),
                r.getString(8),
                r.getBytes(9),
                headers(r.getString(10)),
                r.getInt(11),
                r.getLong(12),
                time(r, 13),
                r.getString(14));
    }

    private static Finding finding(ResultSet r) throws SQLException {
        return new Finding(
                r.getLong(1),
                r.getString(2),
                r.getString(3),
                r.getLong(4),
                r.getLong(5),
                r.getString(6),
                r.getBoolean(11),
                time(r, 7),
                r.getObject(8, Integer.class),
                r.getObject(9, Long.class),
                r.getObject(10, Integer.class),
                r.getBytes(12),
                r.getBytes(13),
                r.getString(14) == null ? null : headers(r.getString(14)),
                r.getString(15) == null ? null : new Finding.Closed(r.getString(15), r.getString(16), time(r, 17)));
    }

    private static Instant time(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<Header> headers(String json) {
        try {
            return Wire.JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read kept headers", e);
        }
    }
}
