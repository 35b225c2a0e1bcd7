package dev.drydock.e2e.faults;

import java.time.Duration;

/** One fault of a soak. @param at after its beginning @param part nought: it hits nobody in particular @param lasts until it is mended */
record Blow(Duration at, Kind kind, String part, Duration lasts) {
    enum Kind {
        KILL,
        PAUSE,
        RESTART,
        END_SESSIONS,
        REPEAT_ORDERS,
        REPEAT_ANSWERS,
        POISON
    }

    Duration ends() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return "%d.%03d s %s %s for %.1f s"
                .formatted(
                        at.toSeconds(),
                        at.toMillisPart(),
                        kind,
                        part.isEmpty() ? "-" : part,
                        lasts.toMillis() / 1000.0);
    }
}
