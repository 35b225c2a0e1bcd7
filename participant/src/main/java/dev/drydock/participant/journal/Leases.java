package dev.drydock.participant.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whose work it is: a lease in the database, not a partition, and by the database's clock. */
public final class Leases {
    private static final String CLAIM =
            """
            with free as materialized (
                select order_id from journal
                where ended_at is null and stop = ? and stopped_by is null
                  and (lease_until is null or ? and lease_until < now())
                order by received_at limit ? for update skip locked)
            update journal j set lease_owner = ?, lease_until = now() + make_interval(secs => ?)
            from free where j.order_id = free.order_id
            returning j.order_id, j.stop, j.value, j.begun_at is not null""";

    private final Db db;
    private final Owner owner;
    private final double seconds;

    public Leases(Db db, Owner owner, double seconds) {
        this.db = db;
        this.owner = owner;
        this.seconds = seconds;
    }

    /** What nobody holds; of what others held, only if they could have renewed it. */
    public List<Claim> claim(Room room) {
        return db.once(c -> {
            Rows.lazily(c);
            return claim(c, room);
        });
    }

    List<Claim> claim(Connection c, Room room) throws SQLException {
        List<Claim> all = new ArrayList<>();
        if (room.stops() > 0) all.addAll(claim(c, true, room.stops()));
        if (room.orders() > 0) all.addAll(claim(c, false, room.orders()));
        return all;
    }

    private List<Claim> claim(Connection c, boolean stop, int limit) throws SQLException {
        return Rows.list(
                c,
                r -> new Claim(r.getString(1), r.getBoolean(2), r.getBytes(3), r.getBoolean(4)),
                CLAIM,
                stop,
                !db.justBack(),
                limit,
                owner.lease(),
                seconds);
    }

    /** Says which of them are still ours. */
    public Set<String> renew(Collection<String> held) {
        return db.once(c -> {
            Rows.lazily(c);
            return new HashSet<>(Rows.list(
                    c,
                    r -> r.getString(1),
                    "update journal set lease_until = now() + make_interval(secs => ?)"
                            + " where order_id = any (?) and lease_owner = ? and ended_at is null returning order_id",
                    seconds,
                    Rows.texts(c, held),
                    owner.lease()));
        });
    }

    /** What an older process of this replica held is free at once: there is only one process a replica. */
    public int takeBack() {
        return db.untilBack(
                "take back",
                c -> Rows.update(
                        c,
                        "update journal set lease_owner = null, lease_until = null"
                                + " where ended_at is null and starts_with(lease_owner, ?) and lease_owner <> ?",
                        owner.prefix(),
                        owner.lease()));
    }

    public int release() {
        return db.once(c -> Rows.update(
                c,
                "update journal set lease_owner = null, lease_until = null where ended_at is null and lease_owner = ?",
                owner.lease()));
    }

    /** Committed before anything runs on the site. Not named in the result: the lease is lost, and nothing may begin. */
    public Set<String> begin(Collection<String> orders) {
        return db.untilBack(
                "begin",
                c -> new HashSet<>(Rows.list(
                        c,
                        r -> r.getString(1),
                        "update journal set begun_at = coalesce(begun_at, now())"
                                + " where order_id = any (?) and lease_owner = ? and ended_at is null"
                                + " and stopped_by is null returning order_id",
                        Rows.texts(c, orders),
                        owner.lease())));
    }
}
