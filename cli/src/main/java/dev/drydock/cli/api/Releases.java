package dev.drydock.cli.api;

import java.util.List;

/** @param edits tracked files that were changed by hand: they keep an upgrade from starting */
public record Releases(Version current, List<Version> releases, List<String> edits) {
    public Releases {
        releases = releases == null ? List.of() : List.copyOf(releases);
        edits = edits == null ? List.of() : List.copyOf(edits);
    }
}
