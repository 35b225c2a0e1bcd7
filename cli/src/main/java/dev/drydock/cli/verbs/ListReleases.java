package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Heard;
import dev.drydock.cli.api.Releases;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "releases",
        description = {
            "Which releases a site could go to, newest first, where it is now, and what became of those that were heard of.",
            "Without a site: all that were heard of."
        },
        footer = {"  ./drydock releases harbour-one", "  ./drydock releases"},
        exitCodeList = {"0:listed", "1:unknown, or no answer", Exit.WRONG})
final class ListReleases implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "SITE", arity = "0..1", description = "the site's name")
    String site;

    @Mixin
    final Limit limit = new Limit();

    ListReleases(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return site == null
                ? remote.show(remote.some(path("releases"), limit.most), Heard.class, ListReleases::heard)
                : remote.show(remote.api().get(path("sites", site, "releases")), Releases.class, this::lines);
    }

    private static List<String> heard(Heard h) {
        if (h.items().isEmpty()) return List.of("no release was heard of yet");
        Table table = new Table("APPLICATION", "VERSION", "HEARD", "BY", "SEEN AT A REMOTE");
        for (Heard.Release r : h.items()) {
            String seen = r.confirmed() == null ? "not yet" : Times.at(r.confirmed());
            table.row(r.application(), r.version(), Times.at(r.heard()), String.join(", ", r.ways()), seen);
        }
        List<String> lines = new ArrayList<>(table.lines());
        h.sites().forEach(i -> lines.addAll(IntentText.lines(i)));
        return lines;
    }

    private List<String> lines(Releases r) {
        List<String> lines = new ArrayList<>();
        lines.add(site + " is at " + Version.text(r.current()) + behind(r.newer()));
        for (Version v : r.releases()) lines.add((v.is(r.current()) ? "* " : "  ") + Version.text(v));
        if (!r.edits().isEmpty()) lines.add("changed by hand, an upgrade refuses until they are put away:");
        r.edits().forEach(e -> lines.add("  " + e));
        r.heard().forEach(i -> lines.addAll(IntentText.lines(i)));
        return lines;
    }

    private static String behind(Long newer) {
        if (newer == null) return "";
        return newer == 0 ? ", the newest" : newer == 1 ? ", 1 release behind" : ", " + newer + " releases behind";
    }
}
