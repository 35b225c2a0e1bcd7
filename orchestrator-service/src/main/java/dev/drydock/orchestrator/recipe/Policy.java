package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.Map;

/**
 * Which releases a site goes to without being told, and when. Only {@link PolicyReader} makes one.
 *
 * @param name of a document; of a site's own, the site's
 * @param labels of a document: it is for all sites that have these; null: for those that name it
 * @param alone so far it goes by itself
 * @param asked so far it goes after a person's yes
 * @param never ranges of versions that it never goes to
 * @param hours when the doors may be closed; null: at any time
 * @param ripens seconds between hearing of a release and going to it
 * @param fourEyes who asked for a run may not approve what it shows
 * @param asksAfterFailure what did not go well on another site begins after a person's yes alone
 * @param lines where each key stands, as people read it
 * @param unread why nobody knows what it says, so that a person must say everything; null: it is read
 */
public record Policy(
        String name,
        Map<String, String> labels,
        Size alone,
        Size asked,
        List<String> never,
        Hours hours,
        long ripens,
        boolean fourEyes,
        boolean asksAfterFailure,
        Map<String, String> lines,
        String unread) {
    public Policy {
        labels = labels == null ? null : Map.copyOf(labels);
        never = List.copyOf(never);
        lines = Map.copyOf(lines);
    }

    /** A key that is left out has the whole file to point at. */
    public String line(String key) {
        return lines.getOrDefault(key, lines.get(PolicyReader.FILE) + ", which has no `" + key + "`");
    }
}
