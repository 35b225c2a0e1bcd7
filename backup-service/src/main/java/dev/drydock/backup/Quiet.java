package dev.drydock.backup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Whether anybody may still write to a server's database. */
final class Quiet {
    private static final int LOOKS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private Quiet() {}

    /**
     * Closed doors: nobody of the application's role is left. A request that is only just ending is waited for. Without a mark
     * nobody can tell a backup with open doors.
     *
     * @return nobody writes
     */
    static boolean of(Client client, String database, Means means, List<String> marks) {
        if (marks.isEmpty() || !Holders.of(means, marks, "").closed()) {
            if (client.dialect() == Dialect.MYSQL) {
                means.site().say("with open doors the tables' checksums are not compared, only the dump and its rows");
            }
            return false;
        }
        List<String> sessions = sessions(client);
        for (int i = 1; i < LOOKS && !sessions.isEmpty(); i++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            sessions = sessions(client);
        }
        if (sessions.isEmpty()) return true;
        throw Ended.failed(
                "sessions of role " + client.access().user() + " are still open in database " + database
                        + " behind closed doors: "
                        + String.join(", ", sessions.stream().limit(5).toList()),
                "stop what holds them, and name it under `writers` in the recipe",
                "");
    }

    private static List<String> sessions(Client client) {
        return client.about(client.access().database()).sessions();
    }
}
