package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.contract.Work;
import java.util.List;
import java.util.Set;

/**
 * One order of a plan, forward.
 *
 * @param name as people read it: unique within the plan
 * @param touches what it may change; empty: nothing
 * @param resumable may be run again after a cure without restoring first
 * @param approval a person must approve what it found before the run goes on
 */
public record Step(
        String name,
        Family family,
        Work work,
        Set<Touch> touches,
        boolean resumable,
        boolean approval,
        List<Cure> cures) {
    /** More than the doors. */
    boolean changes() {
        return touches.stream().anyMatch(t -> t != Touch.DOORS);
    }

    Step with(Work other) {
        return new Step(name, family, other, touches, resumable, approval, cures);
    }

    public Step {
        touches = Set.copyOf(touches);
        cures = List.copyOf(cures);
    }
}
