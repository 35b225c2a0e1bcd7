package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Position.At;
import dev.drydock.orchestrator.saga.Position.Curing;
import dev.drydock.orchestrator.saga.Position.End;
import dev.drydock.orchestrator.saga.Position.Ended;
import dev.drydock.orchestrator.saga.Position.GoingBack;
import dev.drydock.orchestrator.saga.Position.Stopping;
import dev.drydock.orchestrator.saga.Position.Stuck;
import java.util.List;
import java.util.Set;

/** The way back: stop, keep, restore what may have been touched, restart, prove, open the doors. Also a restart's first half. */
final class WayBack {
    private final Plan plan;
    Forward forward;

    WayBack(Plan plan) {
        this.plan = plan;
    }

    /** First nothing of the pending order may live any more. */
    State stop(State s, long next) {
        Pending order = Saga.pending(plan, s).orElseThrow();
        return s.pending(new Stopping(s.at(), order.id()), next, 1);
    }

    State stopped(Stopping stopping, State s, Said said, long next) {
        if (!(said instanceof Said.Done(Found.Stopped(var order, var fate)))) {
            return again(s, Reasons.of("stop of " + stopping.order(), said), next);
        }
        boolean untouched = fate == Found.Fate.NEVER_BEGAN || fate == Found.Fate.REFUSED;
        return leave(untouched ? s : s.touching(touches(stopping.of())), next);
    }

    private Set<Touch> touches(Position of) {
        return switch (of) {
            case At(int i) -> plan.steps().get(i).touches();
            case Curing(int i, String name) -> Saga.cure(plan, i, name).touches();
            default -> Set.of();
        };
    }

    /**
     * No order lives: go back as far as the run has come. A restart that was under way is given up; and what a restore by
     * hand has proved of another backup says nothing of this one.
     */
    State leave(State s, long next) {
        return s.began() ? goTo(0, s.withDue(null).restoringAgain(false), next) : s.resting(new Ended(End.NOT_STARTED));
    }

    /** Back only to where the drill was, then forward again. */
    State leaveToRestart(State s, State.Due cure, long next) {
        return goTo(0, s.withDue(cure), next);
    }

    private State goTo(int from, State s, long next) {
        int j = from;
        while (!applies(plan.wayBack().get(j), s)) j++;
        boolean opens = plan.wayBack().get(j).work() instanceof Work.OpenDoors;
        if (opens && s.due() != null) return restart(s, next);
        State there = s.pending(new GoingBack(j), next, 1);
        return opens ? there.sendingOpenDoors() : there;
    }

    private boolean applies(Back back, State s) {
        if (s.again() && back.work() instanceof Work.Restore) return true;
        return back.of().stream().anyMatch(s.touched()::contains);
    }

    /** Everything is as it was at the drill, and the doors are still closed: forward once more. */
    private State restart(State s, long next) {
        return forward.goTo(plan.resume(), s.onlyTouching(Set.of(Touch.DOORS)).restoringAgain(false), next);
    }

    State answered(int j, State s, Said said, long next) {
        Back back = plan.wayBack().get(j);
        if (back.work() instanceof Work.Keep) return goTo(j + 1, s, next);
        if (!(said instanceof Said.Done(Found found))) return again(s, Reasons.of(back.name(), said), next);
        return switch (back.work()) {
            case Work.OpenDoors w -> s.resting(new Ended(End.ROLLED_BACK));
            case Work.Prove w -> proved(j, s, ((Found.Proved) found).differences(), next);
            default -> goTo(j + 1, s, next);
        };
    }

    private State proved(int j, State s, List<String> differences, long next) {
        if (differences.isEmpty()) return goTo(j + 1, s.restoringAgain(false), next);
        if (!s.again()) return goTo(firstRestore(), s.restoringAgain(true), next);
        return stuck(s, "after two restores the site still differs from before: " + String.join("; ", differences));
    }

    private int firstRestore() {
        int j = 0;
        while (!(plan.wayBack().get(j).work() instanceof Work.Restore)) j++;
        return j;
    }

    static State again(State s, String why, long next) {
        return s.tries() < Saga.TRIES ? s.pending(s.at(), next, s.tries() + 1) : stuck(s, why);
    }

    static State stuck(State s, String reason) {
        return s.resting(new Stuck(
                s.at(), reason, "mend what the reason names, then retry; or mend the site by hand and resolve"));
    }
}
