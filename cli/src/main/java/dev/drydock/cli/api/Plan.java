package dev.drydock.cli.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;

/**
 * A recipe compiled for one site: nothing has been started.
 *
 * @param hops where a journey leads, by this plan to the first of them; empty: it is none
 */
public record Plan(
        String site,
        String recipe,
        Version from,
        Version to,
        String at,
        String jobs,
        String stores,
        List<Step> steps,
        List<Step> wayBack,
        String backup,
        List<String> warnings,
        List<String> hops,
        String digest,
        boolean current) {
    public Plan {
        steps = steps == null ? List.of() : List.copyOf(steps);
        wayBack = wayBack == null ? List.of() : List.copyOf(wayBack);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        hops = hops == null ? List.of() : List.copyOf(hops);
    }

    /** Only the server knows: an upgrade that was stopped half way goes to the version that the code has already. */
    public boolean alreadyThere() {
        return current;
    }

    public record Step(
            int index,
            String name,
            String verb,
            String family,
            List<String> touches,
            @JsonDeserialize(using = Json.Block.class) String command,
            boolean approval) {
        public Step {
            touches = touches == null ? List.of() : List.copyOf(touches);
        }
    }
}
