package dev.drydock.cli.verbs;

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
            "  ./drydock restore harbour-one --latest --discard-current"
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

    static final class Which {
        @Option(names = "--latest", required = true, description = "the newest verified backup, by its date")
        boolean latest;

        @Option(names = "--backup", required = true, paramLabel = "ID", description = "that one; it is drilled first")
        String backup;
    }

    Restore(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Map<String, Object> what = new LinkedHashMap<>(Map.of("kind", "restore"));
        if (which.latest) what.put("latest", true);
        else what.put("backup", which.backup);
        return change.run(remote, start, site, what, "Restore backup BACKUP to " + site + "?");
    }
}
