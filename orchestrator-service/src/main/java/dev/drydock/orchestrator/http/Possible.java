package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person could do with a run where it stands. Whether they may is another question. */
final class Possible {
    static final String CANCEL = "cancel";
    private static final Map<String, Event.Asked> ALL = new LinkedHashMap<>();

    static {
        ALL.put("approve", new Event.Approve());
        ALL.put("reject", new Event.Reject());
        ALL.put("continue", new Event.Continue());
        ALL.put("retry", new Event.Retry());
        ALL.put("resolve", new Event.Resolve(""));
        ALL.put("roll-back", new Event.RollBack());
        ALL.put(CANCEL, new Event.Cancel());
    }

    private Possible() {}

    /** @param journey null: none; as long as it goes on, its further hops can be cancelled whatever this one does */
    static List<String> now(Plan plan, State state, JourneyView journey) {
        Saga saga = new Saga(plan);
        boolean going = journey != null && journey.going();
        return ALL.entrySet().stream()
                .filter(e -> going && e.getKey().equals(CANCEL)
                        || saga.refusal(state, e.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
