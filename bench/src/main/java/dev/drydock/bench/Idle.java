package dev.drydock.bench;

import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The stack as people run it, with nothing to do.
 *
 * @param startSeconds from nothing, with an empty data folder, until all of it answers
 * @param memoryMiB resident, by part
 */
record Idle(double startSeconds, Map<String, Long> memoryMiB, long totalMiB) {
    private static final Duration SETTLE = Duration.ofSeconds(3);

    static Idle of(Path dir) {
        long begin = System.nanoTime();
        try (Stack stack = Stack.start(dir, Options.free())) {
            double seconds = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
            LockSupport.parkNanos(SETTLE.toNanos()); // "idle" is a length of time, not an event
            Map<String, Long> memory = new LinkedHashMap<>();
            stack.memory().forEach((part, bytes) -> memory.put(part, bytes >> 20));
            return new Idle(
                    seconds,
                    memory,
                    memory.values().stream().mapToLong(Long::longValue).sum());
        }
    }
}
