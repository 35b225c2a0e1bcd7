package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Backup;
import dev.drydock.cli.api.Prune;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Backups as people read them. */
final class BackupText {
    private BackupText() {}

    static List<String> list(String site, Backup.Page page) {
        if (page.items().isEmpty()) return List.of("no backups yet; take one: ./drydock backup " + site);
        Table table = new Table("BACKUP", "VERSION", "TAKEN", "BY", "STATE", "LAST DRILL", "SIZE", "");
        for (Backup b : page.items()) {
            String drill = b.verified() == null ? "never" : Times.at(b.verified());
            table.row(
                    b.id(),
                    Version.name(b.version()),
                    Times.at(b.taken()),
                    b.kind(),
                    b.state(),
                    drill,
                    size(b.bytes()),
                    notes(b));
        }
        return table.lines();
    }

    private static String notes(Backup b) {
        List<String> notes = new ArrayList<>();
        if (b.pinned() != null) notes.add("pinned");
        if (b.open()) notes.add("doors open");
        if (b.eraseAfter() != null) notes.add("erased after " + Times.at(b.eraseAfter()));
        if (b.damage() != null) notes.add(b.damage());
        if (!b.elsewhere().isEmpty()) {
            notes.add("also in " + String.join(" and ", b.elsewhere()) + ", which the site file names no longer");
        }
        return String.join(", ", notes);
    }

    static List<String> changed(Backup b) {
        String notes = notes(b);
        return List.of(b.id() + " of " + b.site() + ", " + b.state() + (notes.isEmpty() ? "" : ": " + notes));
    }

    /** To whom only looks. */
    static List<String> wouldPrune(Prune p) {
        List<String> lines = new ArrayList<>(prune(p));
        if (!p.goes().isEmpty()) lines.add("next: the same with --yes erases what goes");
        return lines;
    }

    static List<String> prune(Prune p) {
        if (p.goes().isEmpty() && p.stays().isEmpty()) return List.of(p.site() + " has no backups");
        Table table = new Table("", "BACKUP", "WHY");
        p.goes().forEach(v -> table.row("goes", v.backup(), v.why()));
        p.stays().forEach(v -> table.row("stays", v.backup(), v.why()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                p.goes().isEmpty()
                        ? "nothing is to go"
                        : p.goes().size() + (p.goes().size() == 1 ? " of them goes" : " of them go"));
        return lines;
    }

    static String size(long bytes) {
        if (bytes < 1000) return bytes + " B";
        if (bytes < 1_000_000) return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
