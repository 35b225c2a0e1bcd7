package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Site;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;

/** Sites as people read them. */
final class SiteText {
    private SiteText() {}

    static List<String> added(Site s) {
        return List.of(
                s.name() + " is registered: recipe " + s.recipe() + ", root " + s.root() + ", version "
                        + Version.text(s.version()),
                "next: ./drydock releases " + s.name() + ", then ./drydock plan " + s.name() + " --to V");
    }

    static List<String> changed(Site s) {
        return List.of(s.name() + " has another site file now: recipe " + s.recipe() + ", root " + s.root()
                + "; its runs and backups are what they were");
    }

    static List<String> list(Site.Page page) {
        if (page.items().isEmpty())
            return List.of("no sites yet, or none that this token may see; add one: ./drydock site add FILE");
        Table table = new Table("SITE", "RECIPE", "VERSION", "NEWER", "RUN", "BACKUP");
        for (Site s : page.items())
            table.row(
                    s.name(),
                    s.recipe(),
                    Version.name(s.version()),
                    newer(s.behind()),
                    run(s.run()),
                    backup(s.backup()));
        return table.lines();
    }

    static List<String> show(Site s) {
        List<String> lines = new ArrayList<>();
        lines.add("site     " + s.name());
        lines.add("recipe   " + s.recipe());
        lines.add("root     " + s.root());
        if (s.url() != null) lines.add("url      " + s.url());
        lines.add("version  " + Version.text(s.version()));
        if (s.behind() != null) lines.add("newer    " + newer(s.behind()));
        lines.add("run      " + run(s.run()));
        lines.add("backup   " + backup(s.backup()));
        if (s.yaml() != null && !s.yaml().isBlank()) {
            lines.add("");
            s.yaml().stripTrailing().lines().forEach(l -> lines.add("  " + l));
        }
        return lines;
    }

    /** Nothing of an orchestrator that does not say it yet. */
    private static String newer(Site.Behind b) {
        if (b == null) return "";
        return switch (String.valueOf(b.standing())) {
            case "behind" ->
                b.newest()
                        + (b.since() == null
                                ? ""
                                : " since " + Times.at(b.since()).substring(0, 10));
            case "up-to-date" -> "none heard of";
            case "nothing-heard" -> "nothing heard";
            default -> "cannot tell";
        };
    }

    private static String run(Site.Current run) {
        return run == null ? "none" : run.id() + (run.state() == null ? "" : " (" + run.state().text + ")");
    }

    private static String backup(Site.Kept b) {
        return b == null ? "none" : b.id() + (b.verified() != null ? " (verified)" : " (not verified)");
    }
}
