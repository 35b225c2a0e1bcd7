package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.encoded;
import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Runs;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        description = "The last runs, newest first.",
        footer = {
            "  ./drydock runs",
            "  ./drydock runs harbour-one --open",
            "  ./drydock runs --state stuck --limit 1000"
        },
        exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
final class ListRuns implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(arity = "0..1", paramLabel = "SITE", description = "only those of this site")
    String site;

    @Option(names = "--open", description = "only those that have not ended")
    boolean open;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only running, waiting, stuck, succeeded, rolled-back, not-started or resolved ones")
    String state;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "only upgrade, backup, repair, drill, restore, downgrade or prune")
    String kind;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = WindowText.Moment.class,
            description = "only those that began at that time or later")
    Instant since;

    @Mixin
    final Limit limit = new Limit();

    ListRuns(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        String query = asked("site", site)
                + asked("open", open ? "true" : null)
                + asked("state", state)
                + asked("kind", kind)
                + asked("since", since == null ? null : since.toString());
        String path = path("runs") + (query.isEmpty() ? "" : "?" + query.substring(1));
        return remote.show(remote.some(path, limit.most), Runs.class, ListRuns::lines);
    }

    private static String asked(String what, String said) {
        return said == null ? "" : "&" + what + "=" + encoded(said);
    }

    private static List<String> lines(Runs runs) {
        if (runs.items().isEmpty()) return List.of("no runs");
        Table table = new Table("RUN", "SITE", "WHAT", "STATE", "BEGAN", "AT");
        for (Run r : runs.items())
            table.row(r.id(), r.site(), r.what(), r.state().text, Times.at(r.started()), r.position());
        return table.lines();
    }
}
