package dev.drydock.orchestrator.release;

import java.time.Instant;

/**
 * How far a site is behind the releases that were heard of.
 *
 * @param standing `behind`, `up-to-date`, `nothing-heard`, or `unknown`: nobody can tell
 * @param since when the first that is newer than the site was heard of; null: it is not behind
 * @param newest of those that are newer; null: it is not behind
 */
public record Behind(String standing, Instant since, String newest) {
    static final Behind NOTHING_HEARD = new Behind("nothing-heard", null, null);
    static final Behind UNKNOWN = new Behind("unknown", null, null);
    static final Behind UP_TO_DATE = new Behind("up-to-date", null, null);

    static Behind by(String newest, Instant since) {
        return new Behind("behind", since, newest);
    }
}
