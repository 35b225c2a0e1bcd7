package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the audit service found wrong with the record. */
public record Findings(List<Finding> items, Long next) {
    public Findings {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** @param open false: what was missing has come since, or a person has closed it */
    public record Finding(
            long id, String what, String run, long sequence, long until, String why, boolean open, Instant found) {}

    /** The same with all that it says, to be handed on. */
    public record Raw(List<Map<String, Object>> items) {
        public List<Map<String, Object>> open() {
            return items.stream()
                    .filter(f -> Boolean.TRUE.equals(f.get("open")))
                    .toList();
        }
    }

    /**
     * @param newest the number of the last event kept
     * @param headsHeld the last head that was held against what is kept
     * @param silent that it reads nothing any more, and what to do; null: it reads
     */
    public record State(long newest, long headsHeld, long findings, Instant lastHead, String silent) {}
}
