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

    /** What a policy would begin. @param unlooked for how many more sites it is */
    public record Preview(String name, boolean replaces, List<OfSite> sites, int unlooked) {
        public Preview {
            sites = sites == null ? List.of() : List.copyOf(sites);
        }

        /** @param policy by which it would go then; @param trouble why nobody could look there; null: somebody has */
        public record OfSite(String site, String policy, String at, List<Effect> releases, String trouble) {
            public OfSite {
                releases = releases == null ? List.of() : List.copyOf(releases);
            }
        }

        public record Effect(String version, String does, Instant when, String why, String line) {}
    }

    /** What would become of a release. @param heard null: nobody has heard of it */
    public record Explained(
            String site,
            String at,
            String version,
            Instant heard,
            String policy,
            String does,
            Instant when,
            String why,
            String line,
            String next) {}
}
