package dev.drydock.e2e.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What one process was measured at, again and again: bytes after a collection of its garbage, or in memory. The last third
 * of it must be as the first: what grows while the work stays the same is never given back.
 */
record Series(String what, Duration span, List<Long> values) {
    private static final int FEWEST = 9;
    private static final Duration SHORTEST = Duration.ofMinutes(8);
    private static final long MB = 1 << 20;

    /** So much is noise: a tenth of what is there. @param more as little is told from nothing by no measurement */
    private long allowed(long more) {
        return Math.max(first() / 10, more);
    }

    /** Of a shorter time nothing can be said. */
    boolean tells() {
        return lasted() && span.compareTo(SHORTEST) >= 0;
    }

    /** Fewer are not even worth a line. */
    boolean lasted() {
        return values.size() >= FEWEST;
    }

    long first() {
        return median(values.subList(0, values.size() / 3));
    }

    long last() {
        return median(values.subList(values.size() - values.size() / 3, values.size()));
    }

    /** @param noise bytes */
    Optional<String> grown(long noise) {
        if (!tells() || last() - first() <= allowed(noise)) return Optional.empty();
        return Optional.of(this + ": more than " + allowed(noise) / MB + " MB on top");
    }

    private static long median(List<Long> some) {
        LongStream sorted = some.stream().mapToLong(Long::longValue).sorted();
        return some.isEmpty() ? 0 : sorted.skip(some.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-26s %3d times in %4d s: %6.1f MB, later %6.1f MB",
                what,
                values.size(),
                span.toSeconds(),
                first() / (double) MB,
                last() / (double) MB);
    }
}
