package dev.drydock.orchestrator.saga;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which steps of a repair belong to which rung, least invasive first. Before each stands a check, and one after the last: where it finds
 * nothing, the rungs that are left are not needed.
 */
public record Ladder(List<Rung> rungs) {
    static final Ladder NONE = new Ladder(List.of());

    /**
     * @param check the step that is asked before it
     * @param end the first step after it: the next check
     * @param light it touches nothing but services and caches: where it fails, the next is climbed
     */
    public record Rung(String name, int check, int end, boolean light) {
        public boolean holds(int step) {
            return check < step && step < end;
        }
    }

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The last check. */
    public int top() {
        return rungs.getLast().end();
    }

    public Optional<Rung> of(int step) {
        return rungs.stream().filter(r -> r.holds(step)).findFirst();
    }

    String names() {
        return rungs.stream().map(Rung::name).collect(Collectors.joining(", "));
    }
}
