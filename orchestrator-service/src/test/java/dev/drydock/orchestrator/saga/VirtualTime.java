package dev.drydock.orchestrator.saga;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one thing to do to the next. */
final class VirtualTime {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:59:00Z");

    private record Due(long at, long number, Runnable what) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long number;

    long now() {
        return now;
    }

    Instant instant() {
        return BEGIN.plusMillis(now);
    }

    long millisOf(Instant at) {
        return at.toEpochMilli() - BEGIN.toEpochMilli();
    }

    void after(long millis, Runnable what) {
        due.add(new Due(now + millis, number++, what));
    }

    void passes(long millis) {
        long end = now + millis;
        while (!due.isEmpty() && due.peek().at() <= end) {
            Due next = due.poll();
            now = next.at();
            next.what().run();
        }
        now = end;
    }
}
