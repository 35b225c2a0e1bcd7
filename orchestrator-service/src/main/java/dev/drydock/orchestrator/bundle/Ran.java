package dev.drydock.orchestrator.bundle;

import dev.drydock.contract.Event;
import dev.drydock.contract.Found;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run and all that is known of it.
 *
 * @param orders in the order in which they were sent
 * @param record the public one
 */
public record Ran(RunRow run, Plan plan, State state, List<OrderRow> orders, List<Event> record) {
    private static final int MOST_TAILS = 6;
    private static final Set<String> BAD = Set.of("failed", "refused", "interrupted");

    public Ran {
        orders = List.copyOf(orders);
        record = List.copyOf(record);
    }

    public static Ran of(RunRow run, List<OrderRow> orders, List<Event> record) {
        return new Ran(run, run.plan(), run.state(), orders, record);
    }

    static boolean bad(OrderRow order) {
        return BAD.contains(order.said);
    }

    boolean well() {
        return state.at() instanceof Position.Ended(var end) && end == Position.End.SUCCEEDED;
    }

    /** What it is about: what it is stuck at, else what sent it back. */
    Optional<OrderRow> trouble() {
        if (well()) return Optional.empty();
        boolean stuck = state.at() instanceof Position.Stuck;
        Stream<OrderRow> bad =
                orders.stream().filter(Ran::bad).filter(o -> stuck || o.kind.equals("do") || o.kind.equals("cure"));
        return bad.reduce((a, b) -> b);
    }

    Optional<Found.Proved> proved() {
        return orders.stream()
                .filter(o -> "prove".equals(o.verb) && o.found != null)
                .map(o -> Wire.stored(o.found, Found.class))
                .filter(Found.Proved.class::isInstance)
                .map(Found.Proved.class::cast)
                .reduce((a, b) -> b);
    }

    /** The newest orders that printed something and were not done. */
    public List<OrderRow> outputs() {
        List<OrderRow> all =
                orders.stream().filter(o -> o.tail != null && !o.tail.isBlank()).toList();
        return all.subList(Math.max(0, all.size() - MOST_TAILS), all.size());
    }

    /** @return empty: it is none of the plan's own steps */
    Optional<Step> step(OrderRow order) {
        boolean forward = order.kind.equals("do") && order.step < plan.steps().size();
        return forward ? Optional.of(plan.steps().get(order.step)) : Optional.empty();
    }

    /** All cures of the recipe that know what the order printed. */
    List<Cure> known(OrderRow order) {
        String tail = order.tail == null ? "" : order.tail;
        return step(order).stream()
                .flatMap(s -> s.cures().stream())
                .filter(c -> c.knows(tail))
                .toList();
    }
}
