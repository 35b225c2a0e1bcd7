package dev.drydock.orchestrator.run;

import java.time.Duration;

/**
 * When a pending order is asked for the first time.
 *
 * @param atOnce else after a pause between two attempts
 * @param again it is due then, if nothing was heard of it
 */
public record Asking(boolean atOnce, Duration again) {
    /** Not accepted after that: asked again. */
    public static final Duration UNANSWERED = Duration.ofSeconds(5);

    /** Accepted, and nothing since: asked again; the participant has the answer, or still works. */
    public static final Duration UNFINISHED = Duration.ofSeconds(30);

    /** @param tries which attempt of the same order it is */
    public static Asking of(int tries, Duration backOff) {
        Duration wait = backOff.multipliedBy((long) tries * (tries - 1));
        return wait.isZero() ? new Asking(true, UNANSWERED) : new Asking(false, wait);
    }
}
