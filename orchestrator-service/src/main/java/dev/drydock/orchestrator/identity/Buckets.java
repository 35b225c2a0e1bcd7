package dev.drydock.orchestrator.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** So many requests a second for each, and twice as many at once. Whoever has not come for longest is forgotten beyond a bound. */
final class Buckets {
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final double most;
    private final LongSupplier nanos;
    private final Map<String, Bucket> all;

    private static final class Bucket {
        double left;
        long at;
    }

    Buckets(int perSecond, int bound, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.most = 2.0 * perSecond;
        this.nanos = nanos;
        this.all = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > bound;
            }
        };
    }

    /** @return how long to wait; empty: one was taken */
    synchronized Optional<Duration> take(String key) {
        Bucket b = filled(key);
        if (b.left < 1) return Optional.of(Duration.ofNanos((long) Math.ceil((1 - b.left) / perSecond * SECOND)));
        b.left--;
        return Optional.empty();
    }

    /** What was taken in error. */
    synchronized void giveBack(String key) {
        Bucket b = filled(key);
        b.left = Math.min(most, b.left + 1);
    }

    /** Who has taken nothing yet need not be remembered. */
    synchronized boolean empty(String key) {
        return all.containsKey(key) && filled(key).left < 1;
    }

    synchronized boolean knows(String key) {
        return all.containsKey(key);
    }

    synchronized int size() {
        return all.size();
    }

    private Bucket filled(String key) {
        long now = nanos.getAsLong();
        Bucket b = all.computeIfAbsent(key, k -> {
            Bucket fresh = new Bucket();
            fresh.left = most;
            fresh.at = now;
            return fresh;
        });
        b.left = Math.min(most, b.left + (now - b.at) / SECOND * perSecond);
        b.at = now;
        return b;
    }
}
