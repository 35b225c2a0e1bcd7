package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.run.Status;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;

/** Where a run stands, in words. */
final class Positions {
    private Positions() {}

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
