package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.run.Status;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a run stands, in words. */
final class Positions {
    private static final Map<Class<?>, String> VERBS = Arrays.stream(
                    Work.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private Positions() {}

    static String verb(Work work) {
        return VERBS.get(work.getClass());
    }

    static String text(Plan plan, State s) {
        return text(plan, s.at());
    }

    private static String text(Plan plan, Position at) {
        return switch (at) {
            case Position.At(int i) ->
                "step " + (i + 1) + " of " + plan.steps().size() + ": "
                        + plan.steps().get(i).name();
            case Position.Curing(int i, String cure) ->
                "cure " + cure + " before " + plan.steps().get(i).name();
            case Position.Stopping s -> "stopping " + s.order();
            case Position.GoingBack(int j) ->
                "way back: " + plan.wayBack().get(j).name();
            case Position.Waiting w ->
                w.what() == Position.For.APPROVAL
                        ? "waiting for an approval after "
                                + plan.steps().get(w.step()).name()
                        : "waiting for `continue` after "
                                + plan.steps().get(w.step()).name();
            case Position.Stuck s -> "stuck at " + text(plan, s.at());
            case Position.Ended e -> Status.of(e.end());
        };
    }
}
