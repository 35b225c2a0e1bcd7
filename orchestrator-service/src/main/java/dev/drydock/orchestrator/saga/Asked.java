package dev.drydock.orchestrator.saga;

import dev.drydock.orchestrator.saga.Position.At;
import dev.drydock.orchestrator.saga.Position.Curing;
import dev.drydock.orchestrator.saga.Position.End;
import dev.drydock.orchestrator.saga.Position.Ended;
import dev.drydock.orchestrator.saga.Position.For;
import dev.drydock.orchestrator.saga.Position.GoingBack;
import dev.drydock.orchestrator.saga.Position.Stopping;
import dev.drydock.orchestrator.saga.Position.Stuck;
import dev.drydock.orchestrator.saga.Position.Waiting;
import java.util.Optional;

/** What a person may do, and where. */
public final class Asked {
    private Asked() {}

    /** @param next what is possible instead */
    public record Refusal(String reason, String next) {}

    static Optional<Refusal> refusal(Plan plan, State s, Event.Asked asked) {
        String run = plan.run();
        if (s.at() instanceof Ended) {
            return no("the run is at its end", "`drydock show " + run + "` shows how it ended");
        }
        return switch (asked) {
            case Event.Approve a ->
                s.at() instanceof Waiting w && w.what() == For.APPROVAL
                        ? Optional.empty()
                        : no("the run does not wait for an approval", "`drydock show " + run + "`");
            case Event.Reject r ->
                s.at() instanceof Waiting
                        ? Optional.empty()
                        : no(
                                "the run does not wait for a person's word",
                                "`drydock roll-back " + run + "` takes it back");
            case Event.Continue c ->
                s.at() instanceof Waiting w && w.what() == For.CONTINUE
                        ? Optional.empty()
                        : no("the run does not wait between two steps", "`drydock show " + run + "`");
            case Event.Retry r ->
                s.at() instanceof Stuck ? Optional.empty() : no("the run is not stuck", "`drydock watch " + run + "`");
            case Event.Resolve r ->
                s.at() instanceof Stuck ? Optional.empty() : no("the run is not stuck", "`drydock watch " + run + "`");
            case Event.Cancel c ->
                untouched(plan, s)
                        ? Optional.empty()
                        : no(
                                "it has come further than its beginning",
                                rollBack(plan, s).isEmpty()
                                        ? "`drydock roll-back " + run + "` takes it back"
                                        : "`drydock show " + run + "` says where it stands");
            case Event.RollBack r -> rollBack(plan, s);
        };
    }

    private static Optional<Refusal> rollBack(Plan plan, State s) {
        String run = plan.run();
        boolean changing = s.at() instanceof At(int i) && plan.steps().get(i).changes();
        if (!s.openDoorsSent() && (plan.lost(s) || changing && !plan.returns())) {
            return no(
                    "what was there was given up and not kept: there is nothing to go back to",
                    "`drydock retry " + run + "` where it is stuck");
        }
        boolean back = s.at() instanceof GoingBack || s.at() instanceof Stuck stuck && stuck.at() instanceof GoingBack;
        if (s.openDoorsSent() && back) {
            return no(
                    "all is restored and proved already, only the doors are still to be opened",
                    "`drydock retry " + run + "` where it is stuck");
        }
        if (s.openDoorsSent()) {
            return no(
                    "the doors have been opened, so users may have written since: nothing is restored by itself any more",
                    "`drydock show " + run + "`");
        }
        boolean restarting = s.due() != null;
        return switch (s.at()) {
            case GoingBack g when !restarting -> no("it is on its way back already", "`drydock watch " + run + "`");
            case Stopping p -> no("it is on its way back already", "`drydock watch " + run + "`");
            case Stuck x -> no("it is stuck on its way back", "`drydock retry " + run + "` goes on");
            default -> Optional.empty();
        };
    }

    /** No order that could close the doors has been sent. */
    private static boolean untouched(Plan plan, State s) {
        return switch (s.at()) {
            case At(int i) -> !s.began() && plan.steps().get(i).touches().isEmpty();
            case Waiting w -> !s.began();
            default -> false;
        };
    }

    private static Optional<Refusal> no(String reason, String next) {
        return Optional.of(new Refusal(reason, next));
    }

    /** Only for what {@link #refusal} allows. */
    static State on(Plan plan, Forward forward, WayBack wayBack, State s, Event.Asked asked, long next) {
        return switch (asked) {
            case Event.Approve a -> {
                Waiting w = (Waiting) s.at();
                yield forward.goTo(w.step() + 1, s.holding(w.key()), next);
            }
            case Event.Continue c -> forward.goTo(((Waiting) s.at()).step() + 1, s, next);
            case Event.Reject r -> wayBack.leave(s.because("a person rejected it"), next);
            case Event.Retry r -> s.pending(((Stuck) s.at()).at(), next, 1);
            case Event.Resolve r -> s.resting(new Ended(End.RESOLVED));
            case Event.Cancel(String why) -> back(s.because(why), wayBack, next);
            case Event.RollBack r -> back(s.because("a person asked for the way back"), wayBack, next);
        };
    }

    private static State back(State s, WayBack wayBack, long next) {
        return switch (s.at()) {
            case At a -> wayBack.stop(s, next);
            case Curing c -> wayBack.stop(s, next);
            case Waiting w -> wayBack.leave(s, next);
            // a restart's first half becomes the way back by forgetting what would come after it
            default -> s.withDue(null);
        };
    }
}
