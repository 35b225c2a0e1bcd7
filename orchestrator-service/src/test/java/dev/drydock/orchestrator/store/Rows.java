package dev.drydock.orchestrator.store;

import java.time.Instant;

/** Rows with all that the database insists on; what a test is about it says itself. */
final class Rows {
    private Rows() {}

    static void sites(Store store, String... names) {
        for (String name : names) store.add(site(name));
    }

    static SiteRow site(String name) {
        SiteRow row = new SiteRow();
        row.name = name;
        row.recipe = "harbour";
        row.yaml = "";
        row.added = Instant.EPOCH;
        return row;
    }

    static RunRow run(String id, String site, String kind, String status, Instant started) {
        RunRow row = new RunRow();
        row.id = id;
        row.site = site;
        row.kind = kind;
        row.status = status;
        row.started = started;
        row.plan = "{}";
        row.state = "{}";
        row.requestedBy = "admin";
        row.lastHash = "";
        return row;
    }
}
