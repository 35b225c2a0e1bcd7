package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.recipe.Versions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases of one application that were heard of, each put into its place once, for all of its sites. */
final class Offered {
    private final Versions versions;
    private final List<Placed> newestFirst;
    private final boolean all;

    /** A release, and when it was heard of for the first time. */
    record Heard(String version, Instant at) {}

    private record Placed(Heard heard, Versions.Rank rank) {}

    /** @param all false: some were left out, and that none of these is newer means nothing */
    Offered(Versions versions, List<Heard> heard, boolean all) {
        this.versions = versions;
        this.all = all;
        this.newestFirst = heard.stream()
                .filter(h -> versions.release(h.version))
                .flatMap(h -> versions.rank(h.version).map(r -> new Placed(h, r)).stream())
                .sorted(Comparator.comparing(Placed::rank).reversed())
                .toList();
    }

    /** @param current the site's version; null: nobody knows it */
    Behind behind(String current) {
        Optional<Versions.Rank> here = Optional.ofNullable(current).flatMap(versions::rank);
        if (here.isEmpty()) return Behind.UNKNOWN;
        List<Heard> newer = newestFirst.stream()
                .takeWhile(p -> p.rank.compareTo(here.get()) > 0)
                .map(Placed::heard)
                .toList();
        if (newer.isEmpty()) return all ? Behind.UP_TO_DATE : Behind.UNKNOWN;
        Instant since = newer.stream().map(Heard::at).min(Instant::compareTo).orElseThrow();
        return Behind.by(newer.getFirst().version, since);
    }
}
