package dev.drydock.contract.wire;

import java.time.DateTimeException;
import java.time.Instant;

/** The times that callers may name: the databases know others, and not all of Java's. */
public final class Era {
    private static final Instant OLDEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Era() {}

    /** @throws DateTimeException it is no time, or a very strange one */
    public static Instant time(String text) {
        Instant at = Instant.parse(text);
        if (at.isBefore(OLDEST) || at.isAfter(LATEST)) throw new DateTimeException("not of our era");
        return at;
    }
}
