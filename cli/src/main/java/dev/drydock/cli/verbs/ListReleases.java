package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Releases;
import dev.drydock.cli.api.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "releases",
        description = "Which releases a site could go to, newest first, and where it is now.",
        footer = "  ./drydock releases harbour-one",
        exitCodeList = {"0:listed", "1:unknown, or no answer", Exit.WRONG})
final class ListReleases implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    ListReleases(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(remote.api().get(path("sites", site, "releases")), Releases.class, this::lines);
    }

    private List<String> lines(Releases r) {
        List<String> lines = new ArrayList<>();
        lines.add(site + " is at " + Version.text(r.current()) + behind(r.newer()));
        for (Version v : r.releases()) lines.add((v.equals(r.current()) ? "* " : "  ") + Version.text(v));
        if (!r.edits().isEmpty()) lines.add("changed by hand, an upgrade refuses until they are put away:");
        r.edits().forEach(e -> lines.add("  " + e));
        return lines;
    }

    private static String behind(Long newer) {
        if (newer == null) return "";
        return newer == 0 ? ", the newest" : newer == 1 ? ", 1 release behind" : ", " + newer + " releases behind";
    }
}
