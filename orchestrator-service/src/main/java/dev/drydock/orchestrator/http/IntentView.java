package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of a release on a site.
 *
 * @param state due, asked, started, passed, refused, superseded or rejected
 * @param due of what is due: when it is looked at again
 * @param line of the policy, which decided it
 * @param outcome of what is started: how its run stands; null: no run was begun
 */
public record IntentView(
        String id,
        String site,
        String application,
        String version,
        String state,
        Instant due,
        String why,
        String line,
        String next,
        String run,
        String outcome,
        Instant changed) {
    /** Within a transaction. */
    static List<IntentView> of(List<IntentRow> rows, Outcomes outcomes) {
        Map<String, String> stand = outcomes.of(rows);
        return rows.stream()
                .map(i -> of(i, i.run == null ? null : stand.get(i.run)))
                .toList();
    }

    private static IntentView of(IntentRow i, String outcome) {
        boolean started = i.state.equals(IntentRow.STARTED);
        return new IntentView(
                i.id,
                i.site,
                i.application,
                i.version,
                i.state,
                i.state.equals(IntentRow.DUE) ? i.due : null,
                i.why,
                i.line,
                started && outcome != null && IntentRow.BAD_ENDS.contains(outcome) ? again(i) : i.next,
                i.run,
                started ? outcome : null,
                i.changed);
    }

    private static String again(IntentRow i) {
        return "`drydock show " + i.run + "` says why; where nothing speaks against it any more, `drydock upgrade "
                + i.site + " --to " + i.version + "` tries it once more";
    }
}
