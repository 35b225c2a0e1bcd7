package dev.drydock.vcs;

import dev.drydock.contract.Command;
import dev.drydock.contract.Version;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is checked out at the site. Every reading changes nothing. */
final class Worktree {
    /** Also the ignored ones: git would overwrite those without a word. */
    private static final String IN_THE_WAY =
            """
            git cat-file -e "$DRYDOCK_COMMIT^{commit}" 2>/dev/null || exit 0
            git diff-tree -r -z --no-renames --name-only --diff-filter=A HEAD "$DRYDOCK_COMMIT" |
              xargs -0 sh -c 'for p do if [ -f "$p" ] || [ -L "$p" ]; then printf "%s\\0" "$p"; fi; done' sh
            """;

    private static final String LOCK =
            """
            lock=$(git rev-parse --git-path index.lock) && [ -n "$lock" ] || exit 1
            if [ -e "$lock" ] || [ -L "$lock" ]; then echo locked; fi
            """;

    private Worktree() {}

    static String head(Site site) {
        return Git.read(site, "rev-parse", "--verify", "HEAD^{commit}").text().strip();
    }

    /**
     * @param word the application's own; empty: it has none
     * @param tags to name the commit then
     */
    static Version current(String word, List<Version> tags, Site site) {
        String head = head(site);
        String named = tags.stream()
                .filter(tag -> tag.commit().equals(head) && !Version.branch(tag.name()))
                .map(Version::name)
                .findFirst()
                .orElse(head);
        return new Version(word.isEmpty() ? named : word, head);
    }

    /** Held while git changes its index; left behind where it died. A look that fails has seen none. */
    static boolean locked(Site site) {
        return Git.script(site, LOCK, Map.of()).text().strip().equals("locked");
    }

    /** The application's own word for its version; empty: it has none that fits on a line. */
    static String word(Command version, Site site) {
        if (version.line().isBlank()) {
            return "";
        }
        Output output = site.read(Read.command(version));
        String word = output.text().strip();
        return output.ok() && word.length() <= 200 && word.lines().count() == 1 ? word : "";
    }

    /** Tracked files that are not as the commit has them. */
    static List<String> edits(Site site) {
        return edits(Git.read(site, "status", "--porcelain=v1", "-z", "--untracked-files=no"));
    }

    /** After a checkout a submodule is where it was: only a command of the recipe moves it. */
    static List<String> editsBesideSubmodules(Site site) {
        return edits(
                Git.read(site, "status", "--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all"));
    }

    private static List<String> edits(Output output) {
        return output.ok()
                ? edits(output.text())
                : List.of("(" + Addresses.masked(output.errors().strip()) + ")");
    }

    static List<String> edits(String porcelain) {
        List<String> edits = new ArrayList<>();
        String[] entries = porcelain.split("\0");
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].length() > 3) {
                edits.add(entries[i].substring(3));
                if (entries[i].charAt(0) == 'R' || entries[i].charAt(0) == 'C') {
                    i++; // what it was called before
                }
            }
        }
        return List.copyOf(edits);
    }

    /** Files that nobody tracks and that the commit would overwrite; none as long as the commit is not here. */
    static List<String> inTheWay(String commit, Site site) {
        Output output = Git.script(site, IN_THE_WAY, Map.of("DRYDOCK_COMMIT", commit));
        return Stream.of(output.text().split("\0"))
                .filter(path -> !path.isEmpty())
                .toList();
    }

    static String list(List<String> paths) {
        String shown = paths.stream().limit(20).collect(Collectors.joining(", "));
        return paths.size() > 20 ? shown + " and " + (paths.size() - 20) + " more" : shown;
    }
}
