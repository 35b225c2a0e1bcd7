package dev.drydock.e2e.faults;

import dev.drydock.contract.OrderId.Kind;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.part.Postgres;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The orders that were ever sent for a run, from the orchestrator's table. */
record Orders(List<Row> rows) {
    static final Orders NONE = new Orders(List.of());
    private static final Set<String> BEGUN = Set.of("done", "failed", "interrupted");

    /** @param ended and {@code sent}: nanoseconds since 1970; nought: not yet */
    record Row(
            String id,
            Kind kind,
            int step,
            String name,
            String verb,
            String family,
            long sent,
            long ended,
            String said,
            String found) {}

    static Orders of(String run) {
        String sql = "select id, kind, step, name, verb, family, extract(epoch from sent) * 1000000,"
                + " coalesce(extract(epoch from ended) * 1000000, 0), coalesce(said, ''), coalesce(found, '')"
                + " from orchestrator.run_order where run = ? order by attempt";
        return new Orders(list(sql, run, Orders::row));
    }

    /** The record as it was committed with what it tells of. */
    static List<byte[]> committed(String run) {
        String sql = "select value from orchestrator.record where run = ? order by sequence";
        return list(sql, run, r -> r.getBytes(1));
    }

    private interface Reader<T> {
        T of(ResultSet r) throws SQLException;
    }

    private static <T> List<T> list(String sql, String run, Reader<T> reader) {
        try (var c = DriverManager.getConnection(Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
                var s = c.prepareStatement(sql)) {
            s.setString(1, run);
            List<T> all = new ArrayList<>();
            for (ResultSet r = s.executeQuery(); r.next(); ) all.add(reader.of(r));
            return all;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Row row(ResultSet r) throws SQLException {
        return new Row(
                r.getString(1),
                Kind.valueOf(r.getString(2).toUpperCase(java.util.Locale.ROOT)),
                r.getInt(3),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                r.getLong(7) * 1000,
                r.getLong(8) * 1000,
                r.getString(9),
                r.getString(10));
    }

    long count(String verb) {
        return rows.stream().filter(r -> r.verb.equals(verb)).count();
    }

    List<Row> done(Kind kind, String verb) {
        return rows.stream()
                .filter(r -> r.kind == kind && r.verb.equals(verb) && r.said.equals("done"))
                .toList();
    }

    /** Of the way forward, what may have changed something. */
    List<Row> sent() {
        return rows.stream().filter(r -> r.kind == Kind.DO).toList();
    }

    /** Of the way forward, what has begun for certain. */
    List<Row> begun() {
        return sent().stream().filter(r -> BEGUN.contains(r.said)).toList();
    }

    List<Row> done() {
        return rows.stream().filter(r -> r.said.equals("done")).toList();
    }

    /** What was sent last and has not been answered. */
    Optional<Row> pending() {
        return rows.stream().filter(r -> r.ended == 0).reduce((a, b) -> b);
    }

    boolean foundDifferences() {
        return done(Kind.BACK, "prove").size() > 1;
    }

    /** When the first order of the way back was given, the stop left out: while that is under way the order may still write. */
    Optional<Long> wayBackBegan() {
        return rows.stream().filter(r -> r.kind == Kind.BACK).map(Row::sent).findFirst();
    }
}
