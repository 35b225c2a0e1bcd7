package dev.drydock.participant.journal;

/**
 * How much there is of what in the journal.
 *
 * @param waiting accepted, without an end
 * @param oldest seconds since the oldest of them was accepted; 0: there is none
 * @param unanswered ended, and the broker does not have the answer
 */
public record Figures(long waiting, double oldest, long unanswered, long bytes) {
    public static Figures of(Db db) {
        return db.once(c -> Rows.list(
                        c,
                        r -> new Figures(r.getLong(1), r.getDouble(2), r.getLong(3), r.getLong(4)),
                        """
                        select (select count(*) from journal where ended_at is null),
                            coalesce(extract(epoch from now()
                                - (select min(received_at) from journal where ended_at is null)), 0),
                            (select count(*) from journal where ended_at is not null and answered_at is null),
                            pg_total_relation_size('journal')""")
                .getFirst());
    }
}
