package dev.drydock.orchestrator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** For how long runs of a kind have a site's doors closed as a rule: the middle one of those that ended well lately. */
final class Downtime {
    private Downtime() {}

    /** One value, of seconds; null: none ended well. @param site and the kind: expressions, never what somebody sent */
    static String usual(String site, String kind) {
        return """
                (select percentile_cont(0.5) within group (order by extract(epoch from doors_opened - doors_closed))
                 from (select doors_opened, doors_closed from run
                       where site = %s and kind = %s and status = 'succeeded'
                         and doors_closed is not null and doors_opened is not null
                       order by started desc, id desc limit 10) lately)"""
                .formatted(site, kind);
    }

    static Optional<Duration> read(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Double.class))
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    }
}
