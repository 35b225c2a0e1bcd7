package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import java.util.Optional;

/** Where a run stands, in words. */
public final class Positions {
    private Positions() {}

    public static String text(Plan plan, State s) {
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
            case Position.Waiting(int i, Position.For what, String key) -> {
                String after = plan.steps().get(i).name();
                yield switch (what) {
                    case APPROVAL -> "waiting for an approval after " + after;
                    case CONTINUE -> "waiting for `continue` after " + after;
                    case NEIGHBOUR ->
                        "waiting for another run on this host that restarts the same service: "
                                + String.join(", ", new java.util.TreeSet<>(plan.shared()));
                    case WINDOW ->
                        "waiting for its window, from " + plan.window().from() + " until "
                                + plan.window().until();
                };
            }
            case Position.Stuck s -> "stuck at " + text(plan, s.at());
            case Position.Ended e -> Status.of(e.end());
        };
    }

    /** What a person can do where a run waits for one; empty: it does not. */
    public static Optional<String> next(Plan plan, Position at) {
        String run = plan.run();
        return switch (at) {
            case Position.Stuck stuck ->
                Optional.of("`drydock retry " + run + "` after mending; `drydock resolve " + run
                        + " --reason …` if mended by hand. " + stuck.next());
            case Position.Waiting w ->
                Optional.of(
                        switch (w.what()) {
                            case APPROVAL -> "`drydock approve " + run + "` or `drydock reject " + run + "`";
                            case CONTINUE -> "`drydock continue " + run + "` or `drydock roll-back " + run + "`";
                            case NEIGHBOUR ->
                                "nothing: it goes on when that run has ended; `drydock cancel " + run
                                        + "` ends this one, nothing was changed";
                            case WINDOW ->
                                "nothing: it goes on by itself at "
                                        + plan.window().from() + "; `drydock cancel " + run
                                        + "` ends it, nothing was changed";
                        });
            default -> Optional.empty();
        };
    }
}
