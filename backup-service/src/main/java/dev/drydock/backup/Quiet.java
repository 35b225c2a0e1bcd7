package dev.drydock.backup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether anybody may still write to a server's database.
 *
 * @param still nobody writes
 * @param state what the server said of it then
 */
record Quiet(boolean still, ServerState state) {
    private static final int LOOKS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /**
     * Closed doors: nobody of the application's role is left. A request that is only just ending is waited for. Without a mark
     * nobody can tell a backup with open doors.
     */
    static Quiet of(Client client, String database, Means means, List<String> marks) {
        ServerState state = client.about(client.access().database());
        if (marks.isEmpty() || !Holders.of(means, marks, "").closed()) return new Quiet(false, state);
        for (int i = 1; i < LOOKS && !state.sessions().isEmpty(); i++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            state = client.about(client.access().database());
        }
        if (state.sessions().isEmpty()) return new Quiet(true, state);
        throw Ended.failed(
                "sessions of role " + client.access().user() + " are still open in database " + database
                        + " behind closed doors: "
                        + String.join(", ", state.sessions().stream().limit(5).toList()),
                "stop what holds them, and name it under `writers` in the recipe",
                "");
    }
}
