package dev.drydock.bench;

import dev.drydock.bench.floor.Sizes;
import dev.drydock.stack.Trouble;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Drydock's own tables say of its runs. All stamps are the one database's clock, taken where the transaction begins
 * that writes them: from one stamp to the next lies exactly one commit and one message.
 */
final class History {
    private static final String GOOD =
            "select count(*) from orchestrator.run where status = 'succeeded' and id = any (?)";
    private static final String SAGAS =
            "select extract(epoch from ended - started) * 1000 from orchestrator.run where id = any (?)";
    private static final String STEPS =
            """
            select extract(epoch from coalesce(lead(o.sent) over (partition by o.run order by o.attempt), r.ended) - o.sent) * 1000
            from orchestrator.run_order o join orchestrator.run r on r.id = o.run where o.run = any (?)""";
    private static final String HOPS =
            """
            with j as (select * from vcs.journal union all select * from backup.journal
                       union all select * from migration.journal union all select * from maintenance.journal),
                 both_ways as (select j.received_at - o.sent as out, o.ended - j.ended_at as back
                       from orchestrator.run_order o join j on j.order_id = o.id where o.run = any (?))
            select extract(epoch from unnest(array[out, back])) * 1000 from both_ways""";
    private static final String SIZES =
            """
            select (select avg(length(value)) from backup.journal), (select avg(length(answer)) from backup.journal),
                   (select avg(length(value)) from orchestrator.record), (select avg(length(state)) from orchestrator.run),
                   (select avg(length(plan)) from orchestrator.run)""";

    private final Connection database;

    History(Connection database) {
        this.database = database;
    }

    Taken of(List<String> runs) throws SQLException {
        double good = numbers(GOOD, runs).getFirst();
        if (good != runs.size())
            throw new Trouble((runs.size() - (int) good) + " of " + runs.size() + " sagas did not succeed");
        return new Taken(numbers(HOPS, runs), numbers(STEPS, runs), numbers(SAGAS, runs), 0);
    }

    /** So that the floor's messages and rows are as long. */
    Sizes sizes() throws SQLException {
        try (PreparedStatement s = database.prepareStatement(SIZES);
                ResultSet r = s.executeQuery()) {
            r.next();
            return new Sizes(r.getInt(1), r.getInt(2), r.getInt(3), r.getInt(4), r.getInt(5));
        }
    }

    private List<Double> numbers(String query, List<String> runs) throws SQLException {
        Array ids = database.createArrayOf("text", runs.toArray());
        try (PreparedStatement s = database.prepareStatement(query)) {
            s.setArray(1, ids);
            List<Double> all = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) all.add(r.getDouble(1));
            }
            return all;
        }
    }
}
