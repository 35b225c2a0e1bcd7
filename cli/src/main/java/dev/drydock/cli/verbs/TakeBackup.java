package dev.drydock.cli.verbs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Back a site up now, and restore it into scratch to prove it.",
        footer = {"  ./drydock backup harbour-one --watch", "  ./drydock backup harbour-one --open"},
        exitCodeList = {"0:accepted; with --watch: succeeded", Exit.NO, Exit.WRONG, Exit.BACK, Exit.STUCK, Exit.WAITS})
final class TakeBackup implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @Option(
            names = "--open",
            description = "leave the doors open: consistent a database, not across; never the way back of a run")
    boolean open;

    @Mixin
    final Why why = new Why();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Wish(String kind, boolean open, String reason, String ticket) {}

    TakeBackup(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return start.run(remote, remote.api(), site, new Wish("backup", open, why.reason, why.ticket));
    }
}
