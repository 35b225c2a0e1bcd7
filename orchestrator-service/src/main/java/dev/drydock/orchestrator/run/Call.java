package dev.drydock.orchestrator.run;

import java.time.Instant;

/**
 * A person is wanted.
 *
 * @param what stuck, waiting, overdue; drill: one that nobody asked for did not end well; refused or missed: of a release;
 *     stopped: a rollout
 * @param site null: it is about several
 * @param reason in one line
 * @param next what the person can type
 */
public record Call(
        String id,
        String what,
        String site,
        String run,
        String kind,
        String from,
        String to,
        String position,
        String reason,
        String next,
        Instant since) {}
