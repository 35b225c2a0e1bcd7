package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Policy;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What policies do, as people read it. */
final class PolicyText {
    private PolicyText() {}

    static List<String> explained(Policy.Explained e) {
        List<String> lines = new ArrayList<>();
        lines.add(e.site() + " is at " + e.at() + "; to " + e.version() + ": " + does(e.does(), e.when()));
        lines.add("  " + e.why());
        if (e.line() != null && !e.line().isBlank()) lines.add("  by " + e.line());
        if (e.heard() == null) {
            lines.add("  nobody has told of " + e.version()
                    + " yet: this is what would become of it if it came now; ./drydock releases " + e.site()
                    + " lists those that are there");
        }
        if (e.next() != null) lines.add("  next: " + e.next());
        return lines;
    }

    static List<String> preview(Policy.Preview p) {
        int all = p.sites().size() + p.unlooked();
        List<String> lines = new ArrayList<>();
        lines.add("policy " + p.name() + (p.replaces() ? ", in the place of the one by that name," : "") + " is for "
                + (all == 0 ? "no site yet" : all + (all == 1 ? " site" : " sites"))
                + (p.replaces() ? " now or was before" : ""));
        if (p.sites().isEmpty()) return lines;
        Table table = new Table("SITE", "GOES BY", "AT", "RELEASE", "WHAT BECOMES OF IT");
        for (Policy.Preview.OfSite site : p.sites()) {
            String by = site.policy() == null || site.policy().isEmpty() ? "none" : site.policy();
            if (site.trouble() != null) table.row(site.site(), by, "", "", "nobody could look: " + site.trouble());
            else if (site.releases().isEmpty()) table.row(site.site(), by, site.at(), "", "nothing to do now");
            for (Policy.Preview.Effect e : site.releases()) {
                table.row(site.site(), by, site.at(), e.version(), does(e.does(), e.when()));
            }
        }
        lines.addAll(table.lines());
        if (p.unlooked() > 0) lines.add("and " + p.unlooked() + " more sites, which were not looked at");
        return lines;
    }

    static String question(Policy.Preview p) {
        long begins = p.sites().stream()
                .filter(s -> s.releases().stream().anyMatch(e -> !"ask".equals(e.does())))
                .count();
        long unknown = p.unlooked()
                + p.sites().stream().filter(s -> s.trouble() != null).count();
        if (begins == 0 && unknown == 0) return "Add it?";
        return "Add it, and let it begin on " + (unknown == 0 ? "" : "at least ") + begins
                + (begins == 1 ? " site" : " sites")
                + (unknown == 0 ? "?" : "; on " + unknown + " nobody knows?");
    }

    private static String does(String what, Instant when) {
        return switch (what == null ? "" : what) {
            case "start" -> "begins by itself, now";
            case "later" -> "begins by itself, not before " + Times.at(when);
            case "ask" ->
                "begins when a person has approved it" + (when == null ? "" : ", not before " + Times.at(when));
            case "never" -> "never by itself";
            default -> "nothing to do";
        };
    }
}
