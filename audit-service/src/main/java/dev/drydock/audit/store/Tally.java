package dev.drydock.audit.store;

import dev.drydock.contract.record.Head;

/**
 * How much there is of what.
 *
 * @param headAge seconds since the last head was kept; none yet: 0
 */
public record Tally(double headAge, long evidence) {
    public static Tally of(Db db) {
        return db.once(c -> Db.list(
                        c,
                        r -> new Tally(r.getDouble(1), r.getLong(2)),
                        """
                        select coalesce((select extract(epoch from now() - kept) from event
                            where run = ? order by sequence desc limit 1), 0), (select count(*) from evidence where not exists
                            (select from closing where finding = evidence.id))""",
                        Head.CHAIN)
                .getFirst());
    }
}
