package dev.drydock.participant.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, ten seconds at most. */
final class Await {
    private Await() {}

    static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) throw new AssertionError("did not come true within 10 s");
            LockSupport.parkNanos(5_000_000);
        }
    }
}
