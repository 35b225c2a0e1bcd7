package dev.drydock.cli.api;

public record Status(String version, Runs runs, int sites, String database, String broker) {
    public Status {
        runs = runs == null ? new Runs(0, 0, 0) : runs;
    }

    public record Runs(int running, int waiting, int stuck) {}
}
