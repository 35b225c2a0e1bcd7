package dev.drydock.stack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The one place that polls: where the system offers nothing to wait on. */
public final class Await {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private Await() {}

    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
