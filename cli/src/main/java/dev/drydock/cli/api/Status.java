package dev.drydock.cli.api;

import java.util.List;

/**
 * @param atRest runs that go on by nobody's doing, of many not all
 * @param rollouts that go on by nobody's doing
 * @param releases that wait, were refused with something to do, or whose run did not end well
 */
public record Status(
        String version,
        Runs runs,
        List<AtRest> atRest,
        List<Resting> rollouts,
        List<Heard.Intent> releases,
        int sites,
        String database,
        String broker) {
    public Status {
        runs = runs == null ? new Runs(0, 0, 0) : runs;
        atRest = atRest == null ? List.of() : List.copyOf(atRest);
        rollouts = rollouts == null ? List.of() : List.copyOf(rollouts);
        releases = releases == null ? List.of() : List.copyOf(releases);
    }

    public record Runs(int running, int waiting, int stuck) {}

    public record Resting(String rollout, String to, String standing, String why, String next) {}

    public record AtRest(String run, String site, String state, String next) {}
}
