package dev.drydock.audit.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether it still reads. A head of the record comes once a minute, also where nothing else does. Pure. */
public final class Silence {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Silence() {}

    /**
     * @param head the time of the last that was read; empty: none was
     * @param started when the service was
     * @return what is wrong and what to do
     */
    public static Optional<String> word(Optional<Instant> head, Instant started, Instant now) {
        // who has just come back reads on first
        Instant since = head.filter(h -> h.isAfter(started)).orElse(started);
        if (since.plus(LONGEST).isAfter(now)) return Optional.empty();
        String what = head.isPresent() ? "reads nothing since " + head.get() : "has read no head since " + started;
        return Optional.of(what
                + ", and a head comes once a minute: `drydock status` says whether orchestrator and broker are there;"
                + " the audit service's log, why it does not read");
    }
}
