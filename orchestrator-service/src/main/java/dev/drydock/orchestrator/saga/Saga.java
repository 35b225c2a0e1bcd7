package dev.drydock.orchestrator.saga;

import static dev.drydock.contract.OrderId.Kind.BACK;
import static dev.drydock.contract.OrderId.Kind.CURE;
import static dev.drydock.contract.OrderId.Kind.DO;
import static dev.drydock.contract.OrderId.Kind.STOP;

import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Position.At;
import dev.drydock.orchestrator.saga.Position.Curing;
import dev.drydock.orchestrator.saga.Position.GoingBack;
import dev.drydock.orchestrator.saga.Position.Stopping;
import dev.drydock.orchestrator.saga.Position.Waiting;
import java.util.Optional;
import java.util.Set;

/**
 * The whole behaviour of a run, as two pure functions over its frozen plan: {@link #on} says where an event leads,
 * {@link #pending} what to ask for there. What is not awaited changes nothing.
 *
 * <p>{@link Forward} holds what happens on the way forward, {@link WayBack} what happens on the way back, {@link Asked}
 * what a person may do where.
 */
public final class Saga {
    /** An order of the way back, a stop, or anything after the point of no return is tried so often, then the run is stuck. */
    public static final int TRIES = 3;

    /** Why a run ends that has not begun when its time is over. */
    public static final String MISSED = "its window was over before the doors could be closed";

    private final Plan plan;
    private final Forward forward;
    private final WayBack wayBack;

    public Saga(Plan plan) {
        this.plan = plan;
        this.wayBack = new WayBack(plan);
        this.forward = new Forward(plan, wayBack);
        wayBack.forward = forward;
    }

    /** @param approvals given before, for this site */
    public State begin(Set<String> approvals, long next) {
        State blank = new State(new At(0), 0, 0, Set.of(), false, Set.of(), null, approvals, "", false, "");
        return forward.goTo(0, blank, next);
    }

    /** @param next the number that an order gets which first becomes pending here */
    public State on(State state, Event event, long next) {
        return switch (event) {
            case Event.Answered a -> answered(state, a, next);
            case Event.Overdue o -> overdue(state, next);
            case Event.Opened o -> opened(state, o.what(), next);
            case Event.Asked asked ->
                Asked.refusal(plan, state, asked).isPresent()
                        ? state
                        : Asked.on(plan, forward, wayBack, state, asked, next);
        };
    }

    /** Why a person may not do that now; empty: it is allowed. */
    public Optional<Asked.Refusal> refusal(State state, Event.Asked asked) {
        return Asked.refusal(plan, state, asked);
    }

    public Optional<Pending> pending(State state) {
        return pending(plan, state);
    }

    static Optional<Pending> pending(Plan plan, State s) {
        return switch (s.at()) {
            case At(int i) -> {
                Step step = plan.steps().get(i);
                yield order(plan, s, i, DO, step.family(), reviewed(step.work(), s), step.name());
            }
            case Curing(int i, String name) -> {
                Cure cure = cure(plan, i, name);
                boolean restarts = cure.touches().equals(Set.of(Touch.SERVICES));
                Work work = new Work.Cure(cure.name(), cure.command(), restarts);
                yield order(plan, s, i, CURE, Family.MIGRATION, work, "cure " + cure.name());
            }
            case GoingBack(int j) -> {
                Back back = plan.wayBack().get(j);
                yield order(plan, s, j, BACK, back.family(), back.work(), back.name());
            }
            case Stopping(Position of, OrderId o) -> {
                Family family = of instanceof At(int i) ? plan.steps().get(i).family() : Family.MIGRATION;
                yield order(plan, s, o.step(), STOP, family, new Work.Stop(o), "stop");
            }
            case Waiting w -> Optional.empty();
            case Position.Stuck x -> Optional.empty();
            case Position.Ended e -> Optional.empty();
        };
    }

    /** What runs is what was approved: the plan knows by which command it is asked, the run what it has shown. */
    private static Work reviewed(Work work, State s) {
        return work instanceof Work.Migrate m && m.reviewed() != null
                ? new Work.Migrate(
                        m.command(), m.state(), new Work.Reviewed(m.reviewed().preview(), s.reviewed()))
                : work;
    }

    private static Optional<Pending> order(
            Plan plan, State s, int step, OrderId.Kind kind, Family family, Work work, String name) {
        return Optional.of(new Pending(new OrderId(plan.run(), step, kind, s.attempt()), family, work, name));
    }

    static Cure cure(Plan plan, int step, String name) {
        return plan.steps().get(step).cures().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private State answered(State s, Event.Answered a, long next) {
        Optional<Pending> awaited = pending(s);
        if (awaited.isEmpty()
                || !awaited.get().id().equals(a.order())
                || !a.said().last()) return s;
        var said = Proof.checked(awaited.get().work(), a.said());
        return switch (s.at()) {
            case At(int i) -> forward.answered(i, s, said, next);
            case Curing(int i, String name) -> forward.cured(i, cure(plan, i, name), s, said, next);
            case GoingBack(int j) -> wayBack.answered(j, s, said, next);
            case Stopping stopping -> wayBack.stopped(stopping, s, said, next);
            default -> s;
        };
    }

    private State overdue(State s, long next) {
        if (!(s.at() instanceof Waiting(int i, Position.For what, String key))) return s;
        return switch (what) {
            case APPROVAL -> wayBack.leave(s.because("nobody approved in time"), next);
            case WINDOW, NEIGHBOUR -> wayBack.leave(s.because(MISSED), next);
            case CONTINUE -> s;
        };
    }

    /** What was found free for one wait says nothing of the next. */
    private State opened(State s, Position.For what, long next) {
        boolean doors = what == Position.For.WINDOW || what == Position.For.NEIGHBOUR;
        return doors && s.at() instanceof Waiting w && w.what() == what ? forward.opened(w, s, next) : s;
    }
}
