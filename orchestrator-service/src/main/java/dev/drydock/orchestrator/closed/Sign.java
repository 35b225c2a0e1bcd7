package dev.drydock.orchestrator.closed;

import dev.drydock.orchestrator.recipe.Visitors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What hangs at closed doors.
 *
 * @param until empty: nobody can say
 * @param retry seconds after which a program may look again
 */
record Sign(String title, String text, String until, String language, long retry) {
    private static final long SOON = 10;
    private static final long LATER = 60;
    /** A run that fails early has the doors open long before they should be. */
    private static final long LATEST = 300;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** Of a site that says nothing, whose doors are open, or that is not there at all: nobody learns which. */
    static final Sign PLAIN = new Sign("Closed for a moment", "Please come back a little later.", "", "en", LATER);

    /** @param end when the doors should open; null: nobody can say */
    static Sign of(Visitors visitors, Instant end, Instant now) {
        boolean known = end != null && end.isAfter(now);
        String until = known ? visitors.until().replace(Visitors.TIME, TIME.format(minute(end))) : "";
        long retry = known ? Math.clamp(Duration.between(now, end).toSeconds() + 1, SOON, LATEST) : LATER;
        return new Sign(visitors.title(), visitors.text(), until, visitors.language(), retry);
    }

    /** Seconds after which a page that a person has open looks again. */
    public long refresh() {
        return Math.min(retry, LATER);
    }

    /** The next full one: what is said there is a promise. */
    private static Instant minute(Instant end) {
        Instant whole = end.truncatedTo(ChronoUnit.MINUTES);
        return whole.equals(end) ? whole : whole.plus(1, ChronoUnit.MINUTES);
    }
}
