package dev.drydock.e2e.replicas;

import dev.drydock.stack.Stack;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the orchestrator's tables say of all runs, by the one clock of the database. */
record Tables(Stack stack) {
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Instant now() {
        return time("select clock_timestamp()");
    }

    boolean ended(String run) {
        return !list("select 0 from orchestrator.run where id = ? and ended is not null", r -> 0, run)
                .isEmpty();
    }

    /** How many orders that family's journal has ended. */
    int workedOn(String family) {
        return one("select count(*) from " + family + ".journal where ended_at is not null");
    }

    int open() {
        return one("select count(*) from orchestrator.run where ended is null");
    }

    /** Their orders are worked on, and have not ended. */
    int held() {
        return one("select count(*) from orchestrator.run_order where accepted is not null and ended is null");
    }

    Map<String, Integer> ends() {
        Map<String, Integer> ends = new LinkedHashMap<>();
        list(
                "select status, count(*) from orchestrator.run group by status",
                r -> ends.put(r.getString(1), r.getInt(2)));
        return ends;
    }

    /** One more site, known as if it had been added: a thousand would take their time. */
    void likeTheFirst(String first, String name, String yaml) {
        list(
                "insert into orchestrator.site (name, recipe, yaml, version_name, version_commit)"
                        + " select ?, recipe, ?, version_name, version_commit from orchestrator.site where name = ? returning 0",
                r -> 0,
                name,
                yaml,
                first);
    }

    /** Of what each run then did first, the last: its next order, or its end. */
    Instant lastWentOn(Instant since) {
        return time(
                """
                select max(first) from (
                    select coalesce(min(o.sent) filter (where o.sent > ?), r.ended) as first
                    from orchestrator.run r join orchestrator.run_order o on o.run = r.id group by r.id) went_on""",
                OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
    }

    /** The replicas of the orchestrator that stand still in the middle of a transaction. */
    List<String> inTransaction() {
        return list(
                "select distinct application_name from pg_stat_activity where state = 'idle in transaction'"
                        + " and application_name like 'drydock-orchestrator-%' and state_change < now() - interval '200 ms'",
                r -> r.getString(1).substring("drydock-orchestrator-".length()));
    }

    private int one(String sql) {
        return list(sql, r -> r.getInt(1)).getFirst();
    }

    private Instant time(String sql, Object... values) {
        return list(sql, r -> r.getObject(1, OffsetDateTime.class).toInstant(), values)
                .getFirst();
    }

    private <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (var c = stack.postgres().connect();
                PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
            List<T> all = new ArrayList<>();
            for (ResultSet r = s.executeQuery(); r.next(); ) all.add(row.of(r));
            return all;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
