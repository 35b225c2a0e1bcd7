package dev.drydock.backup;

import dev.drydock.participant.Output;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Who has a database's file open. A file that is put in its place would not be theirs: they would go on with the old one, and
 * what they write would be lost. As far as the site's user can see.
 */
final class Holders {
    private static final int LOOKS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private Holders() {}

    /** Closed doors and the processes seen at the same look; a request that is only just ending is waited for. */
    record Seen(boolean closed, String processes, Output output) {}

    static Seen of(Means means, List<String> marks, String file) {
        Seen seen = look(means, marks, file);
        for (int i = 1; i < LOOKS && seen.closed() && !seen.processes().isEmpty(); i++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            seen = look(means, marks, file);
        }
        return seen;
    }

    private static Seen look(Means means, List<String> marks, String file) {
        Output output = means.read("look", java.util.Map.of("DRYDOCK_LOOK_FILE", file), marks);
        List<String> lines = output.text().lines().toList();
        boolean closed = output.ok() && !lines.isEmpty() && lines.getFirst().equals("closed");
        return new Seen(closed, lines.size() > 1 ? lines.get(1).strip() : "", output);
    }

    static String reason(String file, String processes) {
        return "the processes " + processes.replace(" ", ", ") + " still have " + file + " open behind closed doors";
    }

    static String next() {
        return "stop them on the site's host (ps -p PID), and name what starts them under `writers` in the recipe";
    }
}
