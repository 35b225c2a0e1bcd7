package dev.drydock.e2e.faults;

import dev.drydock.contract.OrderId.Kind;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.part.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders that were ever sent for a run, from the orchestrator's table. */
record Orders(List<Row> rows) {

    /** @param ended and {@code sent}: nanoseconds since 1970; nought: not yet */
    record Row(Kind kind, int step, String name, String verb, long sent, long ended, String said, String found) {}

    static Orders of(String run) {
        try (var c = DriverManager.getConnection(Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
                var s = c.prepareStatement("select kind, step, name, verb, extract(epoch from sent) * 1000000,"
                        + " coalesce(extract(epoch from ended) * 1000000, 0), coalesce(said, ''), coalesce(found, '')"
                        + " from orchestrator.run_order where run = ? order by attempt")) {
            s.setString(1, run);
            List<Row> rows = new ArrayList<>();
            var r = s.executeQuery();
            while (r.next()) {
                Kind kind = Kind.valueOf(r.getString(1).toUpperCase(java.util.Locale.ROOT));
                rows.add(new Row(
                        kind,
                        r.getInt(2),
                        r.getString(3),
                        r.getString(4),
                        r.getLong(5) * 1000,
                        r.getLong(6) * 1000,
                        r.getString(7),
                        r.getString(8)));
            }
            return new Orders(rows);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long count(String verb) {
        return rows.stream().filter(r -> r.verb.equals(verb)).count();
    }

    List<Row> done(Kind kind, String verb) {
        return rows.stream()
                .filter(r -> r.kind == kind && r.verb.equals(verb) && r.said.equals("done"))
                .toList();
    }

    boolean foundDifferences() {
        return done(Kind.BACK, "prove").size() > 1;
    }

    /** When the first order of the way back was given, the stop left out: while that is under way the order may still write. */
    Optional<Long> wayBackBegan() {
        return rows.stream().filter(r -> r.kind == Kind.BACK).map(Row::sent).findFirst();
    }
}
