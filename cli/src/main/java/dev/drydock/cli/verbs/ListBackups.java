package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Backup;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backups",
        description = "A site's backups; verified means restored into scratch and compared.",
        footer = "  ./drydock backups harbour-one",
        exitCodeList = {"0:listed", "1:unknown, or no answer", Exit.WRONG})
final class ListBackups implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    ListBackups(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(remote.api().get(path("sites", site, "backups")), Backup.Page.class, this::lines);
    }

    private List<String> lines(Backup.Page page) {
        if (page.items().isEmpty()) return List.of("no backups yet; take one: ./drydock backup " + site);
        Table table = new Table("BACKUP", "VERSION", "TAKEN", "VERIFIED", "FILES", "SIZE");
        for (Backup b : page.items())
            table.row(b.id(), Version.name(b.version()), Times.at(b.taken()), verified(b), b.files(), size(b.bytes()));
        return table.lines();
    }

    private static String verified(Backup b) {
        return b.verified() == null ? "NO" : Times.at(b.verified());
    }

    static String size(long bytes) {
        if (bytes < 1000) return bytes + " B";
        if (bytes < 1_000_000) return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
