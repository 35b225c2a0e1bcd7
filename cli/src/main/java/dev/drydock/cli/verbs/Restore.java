package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Restore a backup: what is there is backed up first, and comes back if the restore fails.",
        footer = {
            "  ./drydock restore harbour-one --latest --watch",
            "  ./drydock restore harbour-one --backup ID --window 2027-01-10T01:00/2027-01-10T04:00",
            "  ./drydock restore harbour-one --latest --discard-current",
            "  ./drydock restore harbour-one --file /mnt/usb/01jd2x…/ --version v1.0",
            "  ./drydock restore harbour-one --file /srv/dumps/db-v1.0.sql --database main"
        },
        exitCodeList = {"0:accepted; with --watch: restored", Exit.NO, Exit.WRONG, Exit.BACK, Exit.STUCK, Exit.WAITS})
final class Restore implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Mixin
    final Change change = new Change();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @ArgGroup(multiplicity = "1")
    Which which;

    @Option(
            names = "--version",
            paramLabel = "V",
            description = "with --file: of what version it is, where its name does not say so")
    String version;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "with --file and a dump: which of the recipe's databases, where it has several")
    String database;

    static final class Which {
        @Option(
                names = "--latest",
                required = true,
                description = {
                    "the newest verified backup, by its date; none that a restore, downgrade or repair took of",
                    "what was there before, and none from a file"
                })
        boolean latest;

        @Option(names = "--backup", required = true, paramLabel = "ID", description = "that one; it is drilled first")
        String backup;

        @Option(
                names = "--file",
                required = true,
                paramLabel = "PATH",
                description =
                        "one that is in no catalogue: a backup's folder or a dump of one SQLite database on the site's"
                                + " host, by its absolute path, or SITE/BACKUP in one of the site's stores; it is brought in and"
                                + " drilled first")
        String file;
    }

    Restore(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Map<String, Object> what = new LinkedHashMap<>(Map.of("kind", "restore"));
        if (which.file == null && (version != null || database != null)) return remote.refuse(alone(), Exit.USAGE);
        if (which.latest) what.put("latest", true);
        if (which.backup != null) what.put("backup", which.backup);
        if (which.file != null) what.put("file", which.file);
        if (version != null) what.put("version", version);
        if (database != null) what.put("database", database);
        return change.run(remote, start, site, what, "Restore backup BACKUP to " + site + "?");
    }

    private static Problem alone() {
        return Problem.local(
                "usage",
                "--version and --database mean nothing here",
                "they are of a --file; nothing was changed",
                "add --file PATH");
    }
}
