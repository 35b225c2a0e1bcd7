package dev.drydock.maintenance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again for a while: neither a web server nor a file on another host tells when it is ready.
 *
 * @param looks at most that many
 */
record Patience(int looks, Duration between) {

    /** @return the first look that is good, else the last one */
    <T> T until(Predicate<T> good, Supplier<T> look) {
        T seen = look.get();
        for (int i = 1; i < looks && !good.test(seen) && !Thread.currentThread().isInterrupted(); i++) {
            LockSupport.parkNanos(between.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
