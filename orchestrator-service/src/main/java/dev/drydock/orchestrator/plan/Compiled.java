package dev.drydock.orchestrator.plan;

import dev.drydock.orchestrator.saga.Plan;

/** What compiling gave. */
public sealed interface Compiled {
    record Ok(Plan plan) implements Compiled {}

    /**
     * There is no plan for this site and these versions; nothing changed.
     *
     * @param next what a person can do about it
     */
    record Refused(String reason, String next) implements Compiled {}
}
