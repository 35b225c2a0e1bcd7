package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.saga.Event;

/**
 * An event and where it came from.
 *
 * @param actor who: a token's name, a family's word, or {@code drydock}
 * @param reason what a person gave as theirs; may be null
 * @param ticket the same, of another system's
 */
public record Happening(String run, Event event, String actor, String reason, String ticket) {
    public Happening(String run, Event event, String actor, String reason) {
        this(run, event, actor, reason, null);
    }
}
