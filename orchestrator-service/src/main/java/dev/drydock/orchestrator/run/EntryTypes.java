package dev.drydock.orchestrator.run;

import java.util.List;

/** All types that entries of the public record have, without the common prefix and suffix. What they mean: {@code docs/record}. */
public final class EntryTypes {
    public static final List<String> ALL = List.of(
            """
            run.started run.turned-back run.stuck run.paused run.continued run.cancelled run.retried run.roll-back-asked
            run.resolved run.window-awaited run.window-opened run.window-missed run.neighbour-awaited run.neighbour-left run.closed
            approval.previewed approval.awaited approval.given approval.rejected approval.expired
            doors.closed doors.opened
            step.ordered step.accepted step.done step.refused step.failed step.interrupted step.examined
            cure.ordered cure.accepted cure.done cure.refused cure.failed cure.interrupted cure.missed
            rung.done rung.failed rung.not-needed
            backup.taken backup.brought backup.verified backup.checked backup.damaged backup.erased
            backup.pinned backup.unpinned backup.dated
            restore.ordered restore.accepted restore.done restore.refused restore.failed restore.interrupted restore.proved
            release.heard release.queued release.approved release.rejected release.refused release.superseded
            release.started release.missed
            rollout.started rollout.held rollout.resumed rollout.retried rollout.cancelled rollout.stopped rollout.ended
            site.added site.changed site.removed recipe.added source.added source.removed policy.added policy.removed
            hold.set hold.lifted token.created token.revoked
            record.head
            """
                    .strip()
                    .split("\\s+"));

    private EntryTypes() {}
}
