package dev.drydock.cli.verbs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "downgrade",
        description = "Go back to a version: the newest verified backup of it is restored.",
        footer = "  ./drydock downgrade harbour-one --to v1.0 --watch",
        exitCodeList = {
            "0:accepted, or already at that version; with --watch: restored",
            Exit.NO,
            Exit.WRONG,
            Exit.BACK,
            Exit.STUCK,
            Exit.WAITS
        })
final class Downgrade implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Mixin
    final Change change = new Change();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @Option(names = "--to", required = true, paramLabel = "V", description = "the version to go back to")
    String to;

    Downgrade(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("kind", "downgrade");
        what.put("to", to);
        return change.run(
                remote, start, site, what, "Take " + site + " back to " + to + ", by restoring backup BACKUP?");
    }
}
