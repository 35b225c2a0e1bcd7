package dev.drydock.participant.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A poll's orders into the journal, and the free ones of them into hand: one transaction. */
public final class Intake {

    /**
     * @param ended stored answers of those that were known and have ended
     * @param claims what is now ours to do; may hold orders of earlier polls too
     */
    public record Taken(int added, Map<String, byte[]> ended, List<Claim> claims) {}

    private static final String INSERT = "insert into journal"
            + " (order_id, run, epoch, verb, stop, value, key_id, signature)"
            + " select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::boolean[], ?::bytea[], ?::text[], ?::bytea[])"
            + " on conflict do nothing";

    private final Db db;
    private final Leases leases;

    public Intake(Db db, Leases leases) {
        this.db = db;
        this.leases = leases;
    }

    public Taken take(List<Received> orders, Room room) {
        return db.untilBack("intake", c -> {
            int added = insert(c, orders);
            Map<String, byte[]> ended = added == orders.size() ? Map.of() : ended(c, orders);
            return new Taken(added, ended, leases.claim(c, room));
        });
    }

    private static int insert(Connection c, List<Received> orders) throws SQLException {
        return Rows.update(
                c,
                INSERT,
                column(c, "text", orders, Received::id),
                column(c, "text", orders, r -> r.order().id().run()),
                column(c, "bigint", orders, r -> r.order().epoch()),
                column(c, "text", orders, r -> Verbs.of(r.order().work())),
                column(c, "boolean", orders, r -> Verbs.isStop(r.order().work())),
                column(c, "bytea", orders, Received::value),
                column(c, "text", orders, Received::keyId),
                column(c, "bytea", orders, Received::signature));
    }

    private static Map<String, byte[]> ended(Connection c, List<Received> orders) throws SQLException {
        Map<String, byte[]> answers = new HashMap<>();
        Rows.list(
                c,
                r -> answers.put(r.getString(1), r.getBytes(2)),
                "select order_id, answer from journal where order_id = any (?) and answer is not null",
                column(c, "text", orders, Received::id));
        return answers;
    }

    private static Array column(Connection c, String type, List<Received> orders, Function<Received, Object> of)
            throws SQLException {
        Object[] values = type.equals("bytea") ? new byte[orders.size()][] : new Object[orders.size()];
        for (int i = 0; i < values.length; i++) values[i] = of.apply(orders.get(i));
        return c.createArrayOf(type, values);
    }
}
