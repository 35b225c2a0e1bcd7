package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Work;
import java.util.List;
import java.util.Map;

/**
 * What a person needs who asks others for help.
 *
 * @param logs relative to the root; absolute; or {@code $name}, a parameter of the site
 * @param host what the site's host has
 * @param help whom to ask, by what seems to be wrong: {@code environment}, {@code configuration}, {@code application}; and {@code chat}
 */
public record Aid(List<String> logs, List<Work.Fact> host, Map<String, String> help) {
    public Aid {
        logs = List.copyOf(logs);
        host = List.copyOf(host);
        help = Map.copyOf(help);
    }
}
