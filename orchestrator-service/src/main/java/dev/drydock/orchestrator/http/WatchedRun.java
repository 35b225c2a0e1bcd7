package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import java.util.List;

/** How much of a run somebody has seen. From the database alone: nothing that is in the record is missed, however it came there. */
final class WatchedRun {
    private static final int AT_ONCE = 200;

    private final String id;
    private Long told;
    private String stamp = "";

    /** @param after how far its record was seen; null: that does not matter */
    WatchedRun(String id, Long after) {
        this.id = id;
        this.told = after;
    }

    /**
     * What is new.
     *
     * @param told of the record
     * @param view the run as it is then; null: nothing has changed, or there is more of the record first
     * @param over nothing follows
     */
    record Seen(List<RecordRow> told, RunView view, boolean over) {}

    /** The number of the record's last entry that was seen. */
    long told() {
        return told;
    }

    /** Within the caller's transaction. */
    Seen look(Store store) {
        RunRow run = store.find(RunRow.class, id).orElseThrow();
        // who says more than there is has it from elsewhere
        if (told == null || told > run.sequence) told = run.sequence;
        List<RecordRow> since = told < run.sequence ? store.recordOf(id, told, AT_ONCE) : List.of();
        if (!since.isEmpty()) told = since.getLast().sequence;
        String now = run.version + " " + JourneyView.of(run, store);
        if (told < run.sequence || now.equals(stamp)) return new Seen(since, null, false);
        stamp = now;
        RunView view = RunView.of(run, store);
        return new Seen(since, view, view.over());
    }
}
