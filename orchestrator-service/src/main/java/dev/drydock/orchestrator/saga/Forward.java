package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Position.At;
import dev.drydock.orchestrator.saga.Position.Curing;
import dev.drydock.orchestrator.saga.Position.End;
import dev.drydock.orchestrator.saga.Position.Ended;
import dev.drydock.orchestrator.saga.Position.For;
import dev.drydock.orchestrator.saga.Position.Stuck;
import dev.drydock.orchestrator.saga.Position.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way forward: step by step, with cures, until the doors are open. */
final class Forward {
    private final Plan plan;
    private final WayBack wayBack;

    Forward(Plan plan, WayBack wayBack) {
        this.plan = plan;
        this.wayBack = wayBack;
    }

    State goTo(int i, State s, long next) {
        boolean first = i < plan.steps().size() && closes(i) && !s.began() && !s.openDoorsSent();
        if (first && plan.window() != null) return s.resting(new Waiting(i - 1, For.WINDOW, ""));
        return first ? alone(i, s, next) : begin(i, s, next);
    }

    private State alone(int i, State s, long next) {
        return plan.shared().isEmpty() ? begin(i, s, next) : s.resting(new Waiting(i - 1, For.NEIGHBOUR, ""));
    }

    private boolean closes(int i) {
        return plan.steps().get(i).work() instanceof Work.CloseDoors;
    }

    /** @param w what was waited for has come */
    State opened(Waiting w, State s, long next) {
        int i = w.step() + 1;
        return w.what() == For.WINDOW ? alone(i, s, next) : begin(i, s, next);
    }

    private State begin(int i, State s, long next) {
        if (i == plan.steps().size()) return s.resting(new Ended(End.SUCCEEDED));
        if (s.due() != null && s.due().step() == i) {
            return s.pending(new Curing(i, s.due().cure()), next, 1);
        }
        State there = s.pending(new At(i), next, 1);
        return plan.steps().get(i).work() instanceof Work.OpenDoors ? there.sendingOpenDoors() : there;
    }

    State answered(int i, State s, Said said, long next) {
        Step step = plan.steps().get(i);
        State began = said instanceof Said.Refused ? s : s.touching(step.touches());
        if (s.openDoorsSent()) return afterNoReturn(i, step, began, said, next);
        if (plan.lost(began) && !(said instanceof Said.Done)) return onlyForward(step, began, said, next);
        if (step.work() instanceof Work.Keep && said.last()) return goTo(i + 1, s, next);
        Optional<Ladder.Rung> passed = plan.ladder().of(i).filter(r -> r.light() && passes(step, said));
        if (passed.isPresent()) return goTo(passed.get().end(), began.also(Reasons.of(step.name(), said)), next);
        return switch (said) {
            case Said.Accepted a -> s;
            case Said.Done(Found found) -> done(i, step, began, found, next);
            case Said.Refused r -> wayBack.leave(began.because(Reasons.of(step.name(), said)), next);
            case Said.Failed f -> failed(i, step, began, f, next);
            case Said.Interrupted x -> wayBack.stop(began.because(Reasons.of(step.name(), said)), next);
        };
    }

    /**
     * Its end was seen, and the next rung may do better. But none brings back what no backup holds, nor starts a service that stood
     * still after a restart.
     */
    private static boolean passes(Step step, Said said) {
        return switch (step.work()) {
            case Work.Outside w -> false;
            case Work.Restart w -> said instanceof Said.Refused;
            default -> said instanceof Said.Refused || said instanceof Said.Failed;
        };
    }

    private State done(int i, Step step, State s, Found found, long next) {
        if (step.work() instanceof Work.Examine && found instanceof Found.Examined(var ailments)) {
            return ailments.isEmpty() ? goTo(plan.ladder().top() + 1, s, next) : ails(i, s, ailments, next);
        }
        Optional<Ladder.Rung> rung = plan.ladder().of(i);
        if (rung.isPresent() && found instanceof Found.Previewed p && p.empty()) {
            return goTo(rung.get().end(), s, next);
        }
        if (step.approval() && found instanceof Found.Previewed p) {
            String key = plan.place().site() + " " + plan.to().commit() + " " + p.sqlHash();
            State shown = s.reviewing(p.sqlHash());
            return s.approvals().contains(key)
                    ? next(i, shown, next)
                    : shown.resting(new Waiting(i, For.APPROVAL, key));
        }
        if (found instanceof Found.Proved(var prints, var differences) && !differences.isEmpty()) {
            return differs(s, differences, next);
        }
        return next(i, found instanceof Found.Proved ? s.restoringAgain(false) : s, next);
    }

    private State ails(int i, State s, List<Found.Ailment> ailments, long next) {
        if (i < plan.ladder().top()) return goTo(i + 1, s, next);
        String found = ailments.stream().map(Found.Ailment::what).distinct().collect(Collectors.joining("; "));
        return wayBack.leave(
                s.also("all rungs were climbed (" + plan.ladder().names() + "), and still it is not well: " + found),
                next);
    }

    private State next(int i, State s, long next) {
        boolean more = i + 1 < plan.steps().size();
        return plan.stepByStep() && more ? s.resting(new Waiting(i, For.CONTINUE, "")) : goTo(i + 1, s, next);
    }

    /** By hand: what was asked for is not what is there now. Once more, then back to what was there. */
    private State differs(State s, List<String> differences, long next) {
        if (!s.again()) return goTo(beforeRestore(), s.restoringAgain(true), next);
        String why = "after two restores the site still differs from backup " + plan.chosen() + ": "
                + String.join("; ", differences);
        return plan.lost(s) ? WayBack.stuck(s.because(why), why) : wayBack.leave(s.because(why), next);
    }

    /** Where the doors are looked at before anything is put back: a restart may have opened them. */
    private int beforeRestore() {
        int i = 0;
        while (!(plan.steps().get(i).work() instanceof Work.Restore)) i++;
        return i - 1;
    }

    /** Nothing was kept of what was there. A command of the recipe's own is repeated by nobody but a person. */
    private static State onlyForward(Step step, State s, Said said, long next) {
        String why = Reasons.of(step.name(), said);
        if (!said.last()) return s;
        State because = s.because(why);
        return step.work() instanceof Work.Run ? WayBack.stuck(because, why) : WayBack.again(because, why, next);
    }

    private State failed(int i, Step step, State s, Said.Failed failed, long next) {
        State because = s.because(Reasons.of(step.name(), failed));
        // of a rung they only explain: the next rung is its cure
        if (plan.ladder().of(i).isPresent()) return wayBack.leave(because, next);
        Optional<Cure> cure = step.cures().stream()
                .filter(c -> !s.curesUsed().contains(step.name() + ": " + c.name()))
                .filter(c -> c.knows(failed.tail()))
                .findFirst();
        if (cure.isEmpty()) return wayBack.leave(because, next);
        State using = because.using(step.name() + ": " + cure.get().name());
        return switch (cure.get().then()) {
            case RETRY -> using.pending(new Curing(i, cure.get().name()), next, 1);
            case RESTART ->
                wayBack.leaveToRestart(using, new State.Due(i, cure.get().name()), next);
        };
    }

    State cured(int i, Cure cure, State s, Said said, long next) {
        State began = said instanceof Said.Refused ? s : s.touching(cure.touches());
        String why = s.why() + "; " + Reasons.of("cure " + cure.name(), said);
        return switch (said) {
            case Said.Accepted a -> s;
            case Said.Done d -> goTo(i, began.withDue(null), next);
            case Said.Refused r -> wayBack.leave(began.because(why), next);
            case Said.Failed f -> wayBack.leave(began.because(why), next);
            case Said.Interrupted x -> wayBack.stop(began.because(why), next);
        };
    }

    /** Users may have written since the doors were opened: nothing is restored by itself any more. */
    private State afterNoReturn(int i, Step step, State s, Said said, long next) {
        boolean last = i + 1 == plan.steps().size();
        String why = Reasons.of(step.name(), said);
        return switch (step.work()) {
            case Work.CloseDoors w -> stuckBehindClosedDoors(s, said);
            case Work.Probe w when said instanceof Said.Done -> s.resting(new Ended(End.SUCCEEDED));
            case Work.Probe w when s.tries() >= Saga.TRIES && !last -> goTo(i + 1, s.because(why), next);
            default -> said instanceof Said.Done ? goTo(i + 1, s, next) : WayBack.again(s.because(why), why, next);
        };
    }

    private State stuckBehindClosedDoors(State s, Said said) {
        int open = 0;
        while (!(plan.steps().get(open).work() instanceof Work.OpenDoors)) open++;
        String doors =
                said instanceof Said.Done ? "the doors were closed again" : "and the doors could not be closed again";
        return s.resting(new Stuck(
                new At(open),
                s.why() + "; " + doors,
                "mend the site, then `drydock retry " + plan.run()
                        + "` opens the doors and probes once more; or `drydock resolve " + plan.run()
                        + " --reason …`"));
    }
}
