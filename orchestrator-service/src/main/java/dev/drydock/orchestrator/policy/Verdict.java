package dev.drydock.orchestrator.policy;

import dev.drydock.orchestrator.saga.Window;
import java.time.Instant;

/** What becomes of a release on one site. */
public sealed interface Verdict {
    /** In a sentence. */
    String why();

    /** Of the policy, which decides it; empty: none does. */
    String line();

    /** @param window null: the doors may be closed at any time */
    record Start(Window window, String why, String line) implements Verdict {}

    record Later(Instant at, String why, String line) implements Verdict {}

    /** A person, before it is begun. */
    record Ask(String why, String line) implements Verdict {}

    /** @param next what a person can do who wants it all the same */
    record Never(String why, String line, String next) implements Verdict {}

    /** It is there already, older, or nothing that is offered to the site. */
    record Nothing(String why, String line) implements Verdict {}
}
