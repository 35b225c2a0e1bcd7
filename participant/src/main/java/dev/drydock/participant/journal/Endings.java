package dev.drydock.participant.journal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How orders ended, and whether the broker has been told. */
public final class Endings {

    /** @param answer the bytes that are sent, now and whenever it is asked again */
    public record End(String order, String run, byte[] answer) {}

    private final Db db;
    private final Owner owner;

    public Endings(Db db, Owner owner) {
        this.db = db;
        this.owner = owner;
    }

    /** Names those that were saved. The others have been taken over or stopped: their ending is not ours to tell. */
    public Set<String> save(List<End> ends) {
        return db.untilBack(
                "save answers",
                c -> new HashSet<>(Rows.list(
                        c,
                        r -> r.getString(1),
                        // the same answer again: the commit was done and only its confirmation lost
                        "update journal j set ended_at = coalesce(j.ended_at, now()), answer = e.answer"
                                + " from unnest(?::text[], ?::bytea[]) as e(order_id, answer)"
                                + " where j.order_id = e.order_id and j.lease_owner = ?"
                                + " and (j.ended_at is null or j.answer = e.answer) returning j.order_id",
                        Rows.texts(c, ends.stream().map(End::order).toList()),
                        c.createArrayOf("bytea", ends.stream().map(End::answer).toArray(byte[][]::new)),
                        owner.lease())));
    }

    public void answered(Collection<String> orders) {
        db.once(c -> {
            Rows.lazily(c);
            return Rows.update(
                    c,
                    "update journal set answered_at = now() where order_id = any (?) and answered_at is null",
                    Rows.texts(c, orders));
        });
    }

    /** Ended, but as far as we know the broker has not heard. @param olderThanSeconds leaves those just being sent alone */
    public List<End> unanswered(double olderThanSeconds, int limit) {
        return db.once(c -> Rows.list(
                c,
                r -> new End(r.getString(1), r.getString(2), r.getBytes(3)),
                "select order_id, run, answer from journal where ended_at is not null and answered_at is null"
                        + " and ended_at <= now() - make_interval(secs => ?) order by ended_at limit ?",
                olderThanSeconds,
                limit));
    }
}
