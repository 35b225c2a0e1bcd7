package dev.drydock.cli.api;

import java.util.List;

/**
 * @param edits tracked files that were changed by hand: they keep an upgrade from starting
 * @param newer how many of them are newer than where the site is; null: nobody can tell
 * @param heard what became of those that were heard of
 */
public record Releases(
        Version current, List<Version> releases, List<String> edits, Long newer, List<Heard.Intent> heard) {
    public Releases {
        releases = releases == null ? List.of() : List.copyOf(releases);
        heard = heard == null ? List.of() : List.copyOf(heard);
        edits = edits == null ? List.of() : List.copyOf(edits);
    }
}
