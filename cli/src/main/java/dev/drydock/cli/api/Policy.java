package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** @param labels null: for the sites that name it; @param unread why nobody knows what it says; null: it is read */
public record Policy(
        String name,
        Map<String, String> labels,
        String byItself,
        String afterApproval,
        List<String> never,
        String window,
        String unread) {

    public record Page(List<Policy> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** What would become of a release. */
    public record Explained(
            String site,
            String at,
            String version,
            String policy,
            String does,
            Instant when,
            String why,
            String line,
            String next) {}
}
