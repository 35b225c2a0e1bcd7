package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.IntentRow;
import java.time.Instant;

/**
 * What became of a release on a site.
 *
 * @param state due, asked, started, passed, refused, superseded or rejected
 * @param due of what is due: when it is looked at again
 * @param line of the policy, which decided it
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
        Instant changed) {
    static IntentView of(IntentRow i) {
        return new IntentView(
                i.id,
                i.site,
                i.application,
                i.version,
                i.state,
                i.state.equals(IntentRow.DUE) ? i.due : null,
                i.why,
                i.line,
                i.next,
                i.run,
                i.changed);
    }
}
