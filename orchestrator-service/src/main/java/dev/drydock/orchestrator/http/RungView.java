package dev.drydock.orchestrator.http;

import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.store.OrderRow;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** @param state waiting, running, done, failed, not-needed; not-climbed where the run went back before it */
public record RungView(String name, String state) {

    static List<RungView> of(Plan plan, State state, List<OrderRow> orders) {
        return plan.ladder().rungs().stream()
                .map(r -> new RungView(r.name(), state(r, plan, state, orders)))
                .toList();
    }

    private static String state(Ladder.Rung rung, Plan plan, State state, List<OrderRow> orders) {
        List<OrderRow> its = IntStream.range(rung.check() + 1, rung.end())
                .boxed()
                .flatMap(i -> orders(i, orders).stream())
                .toList();
        if (skipped(plan, rung.check() + 1, orders) || its.stream().anyMatch(RungView::empty)) return "not-needed";
        if (its.stream().anyMatch(o -> o.ended != null && !o.said.equals("done"))) return "failed";
        boolean all = its.size() == rung.end() - rung.check() - 1;
        if (all && its.stream().allMatch(o -> o.ended != null)) return "done";
        boolean forward = state.at() instanceof Position.At || state.at() instanceof Position.Waiting;
        if (!forward) return "not-climbed";
        return its.isEmpty() ? "waiting" : "running";
    }

    private static boolean empty(OrderRow preview) {
        return preview.found != null
                && Wire.stored(preview.found, Found.class) instanceof Found.Previewed p
                && p.empty();
    }

    /** A check before it has found nothing. */
    static boolean skipped(Plan plan, int step, List<OrderRow> orders) {
        if (plan.ladder().rungs().isEmpty() || step > plan.ladder().top()) return false;
        OptionalInt well = orders.stream()
                .filter(o -> o.kind.equals(OrderId.Kind.DO.word()) && "examine".equals(o.verb) && o.found != null)
                .filter(o ->
                        Wire.stored(o.found, Found.class) instanceof Found.Examined(var ailments) && ailments.isEmpty())
                .mapToInt(o -> o.step)
                .min();
        return well.isPresent() && step > well.getAsInt();
    }

    private static List<OrderRow> orders(int step, List<OrderRow> orders) {
        return orders.stream()
                .filter(o -> o.kind.equals(OrderId.Kind.DO.word()) && o.step == step)
                .toList();
    }
}
