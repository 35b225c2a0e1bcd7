package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.site.Journeys;
import dev.drydock.orchestrator.store.JourneyRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import java.util.List;

/**
 * An upgrade over several hops as people see it, beside each of its runs.
 *
 * @param id that of its first run
 * @param to what was asked for
 * @param state going, arrived, stopped
 * @param hops those that were begun
 * @param reason why it was stopped
 */
public record JourneyView(String id, String to, String state, List<Hop> hops, String reason, String next) {
    public record Hop(String run, String from, String to, String state) {
        private static Hop of(RunRow run) {
            return new Hop(run.id, run.plan().from().name(), run.plan().to().name(), run.status);
        }
    }

    /** @return null: the run is no hop */
    static JourneyView of(RunRow run, Store store) {
        if (run.journey == null) return null;
        JourneyRow row = store.find(JourneyRow.class, run.journey).orElseThrow();
        return new JourneyView(
                row.id,
                Wire.stored(row.wish, Journeys.Wish.class).upgrade().to(),
                row.status,
                store.runsOf(row.id).stream().map(Hop::of).toList(),
                row.why,
                row.next);
    }

    boolean going() {
        return state.equals(JourneyRow.GOING);
    }

    /** Nobody knows yet what follows that run. */
    boolean goesOnAfter(String run) {
        return going() && hops.getLast().run().equals(run);
    }
}
