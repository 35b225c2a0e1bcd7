package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;

/** @param sites what became of each on each site */
public record Heard(List<Release> items, List<Intent> sites) {
    public Heard {
        items = items == null ? List.of() : List.copyOf(items);
        sites = sites == null ? List.of() : List.copyOf(sites);
    }

    /** @param confirmed null: no site's remote has it yet */
    public record Release(String application, String version, Instant heard, List<String> ways, Instant confirmed) {
        public Release {
            ways = ways == null ? List.of() : List.copyOf(ways);
        }
    }

    /**
     * @param line of the policy, which decided it
     * @param outcome of what is started: how its run stands
     */
    public record Intent(
            String site,
            String application,
            String version,
            String state,
            Instant due,
            String why,
            String line,
            String next,
            String run,
            Run.State outcome) {}
}
