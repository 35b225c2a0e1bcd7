package dev.drydock.participant.journal;

import dev.drydock.contract.OrderId;
import java.sql.Connection;
import java.sql.SQLException;

/** What a stop writes about the order it stops. */
public final class Stops {

    /**
     * @param stopped a stop has had it; else its own worker said how it ended
     * @param answer null: it has not ended
     */
    public record Target(boolean stopped, byte[] answer) {}

    private final Db db;

    public Stops(Db db) {
        this.db = db;
    }

    /**
     * From here on nobody takes the target up. An unknown one gets a row that has ended already, so that the order which
     * comes later finds its answer there and never begins.
     */
    public Target mark(OrderId stop, OrderId target, byte[] neverBegan) {
        return db.untilBack("mark stopped", c -> {
            Rows.update(
                    c,
                    "insert into journal (order_id, run, epoch, verb, stop, stopped_by, ended_at, answer, answered_at)"
                            + " values (?, ?, ?, '', false, ?, now(), ?, now()) on conflict do nothing",
                    target.toString(),
                    target.run(),
                    target.attempt(),
                    stop.toString(),
                    neverBegan);
            Rows.update(
                    c,
                    "update journal set stopped_by = ? where order_id = ? and ended_at is null",
                    stop.toString(),
                    target.toString());
            return read(c, target);
        });
    }

    /** Says what is in the journal afterwards: the worker's own answer where it got there first. */
    public Target end(OrderId target, byte[] answer) {
        return db.untilBack("end stopped", c -> {
            Rows.update(
                    c,
                    "update journal set ended_at = now(), answer = ?, answered_at = now(), lease_owner = null"
                            + " where order_id = ? and ended_at is null",
                    answer,
                    target.toString());
            return read(c, target);
        });
    }

    private static Target read(Connection c, OrderId target) throws SQLException {
        return Rows.list(
                        c,
                        r -> new Target(r.getBoolean(1), r.getBytes(2)),
                        "select stopped_by is not null, answer from journal where order_id = ?",
                        target.toString())
                .getFirst();
    }
}
