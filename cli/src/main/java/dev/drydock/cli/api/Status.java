package dev.drydock.cli.api;

import java.util.List;

/**
 * @param atRest runs that go on by nobody's doing, of many not all
 * @param releases that wait, or were refused with something to do
 */
public record Status(
        String version,
        Runs runs,
        List<AtRest> atRest,
        List<Heard.Intent> releases,
        int sites,
        String database,
        String broker) {
    public Status {
        runs = runs == null ? new Runs(0, 0, 0) : runs;
        atRest = atRest == null ? List.of() : List.copyOf(atRest);
        releases = releases == null ? List.of() : List.copyOf(releases);
    }

    public record Runs(int running, int waiting, int stuck) {}

    public record AtRest(String run, String site, String state, String next) {}
}
