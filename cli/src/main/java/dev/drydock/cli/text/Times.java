package dev.drydock.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants and durations as people read them. Always UTC, so that a ticket means the same everywhere. */
public final class Times {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Times() {}

    public static String at(Instant t) {
        return t == null ? "" : UTC.format(t);
    }

    /** {@code 0:42}, {@code 1:02:03}; the two ends may come from two clocks, so never negative. */
    public static String clock(Instant from, Instant to) {
        return clock(seconds(from, to));
    }

    public static String clock(long s) {
        return s < 3600 ? "%d:%02d".formatted(s / 60, s % 60) : "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
    }

    public static String words(Instant from, Instant to) {
        return words(seconds(from, to));
    }

    public static String words(long s) {
        if (s < 60) return s + " s";
        if (s < 3600) return s / 60 + " min " + s % 60 + " s";
        return s / 3600 + " h " + s / 60 % 60 + " min";
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
