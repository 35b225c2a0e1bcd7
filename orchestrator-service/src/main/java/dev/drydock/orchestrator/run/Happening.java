package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.saga.Event;

/**
 * An event and where it came from.
 *
 * @param actor who: a token's name, a family's word, or {@code drydock}
 * @param reason what a person gave as theirs; may be null
 * @param ticket the same, of another system's
 * @param seen how far the run's record went when the person looked at it; null: they did not say
 */
public record Happening(String run, Event event, String actor, String reason, String ticket, Long seen) {
    public Happening(String run, Event event, String actor, String reason, String ticket) {
        this(run, event, actor, reason, ticket, null);
    }

    public Happening(String run, Event event, String actor, String reason) {
        this(run, event, actor, reason, null, null);
    }
}
