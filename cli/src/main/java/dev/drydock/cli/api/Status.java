package dev.drydock.cli.api;

import java.util.List;

/** @param atRest runs that go on by nobody's doing, of many not all */
public record Status(String version, Runs runs, List<AtRest> atRest, int sites, String database, String broker) {
    public Status {
        runs = runs == null ? new Runs(0, 0, 0) : runs;
        atRest = atRest == null ? List.of() : List.copyOf(atRest);
    }

    public record Runs(int running, int waiting, int stuck) {}

    public record AtRest(String run, String site, String state, String next) {}
}
