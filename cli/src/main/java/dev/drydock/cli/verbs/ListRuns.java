package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.encoded;
import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Runs;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        description = "The last runs, newest first.",
        footer = {"  ./drydock runs", "  ./drydock runs harbour-one --open"},
        exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
final class ListRuns implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(arity = "0..1", paramLabel = "SITE", description = "only those of this site")
    String site;

    @Option(names = "--open", description = "only those that have not ended")
    boolean open;

    ListRuns(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        String query = (site == null ? "" : "&site=" + encoded(site)) + (open ? "&open=true" : "");
        String path = path("runs") + (query.isEmpty() ? "" : "?" + query.substring(1));
        return remote.show(remote.api().get(path), Runs.class, ListRuns::lines);
    }

    private static List<String> lines(Runs runs) {
        if (runs.items().isEmpty()) return List.of("no runs");
        Table table = new Table("RUN", "SITE", "WHAT", "STATE", "BEGAN", "AT");
        for (Run r : runs.items())
            table.row(r.id(), r.site(), r.what(), r.state().text, Times.at(r.started()), r.position());
        return table.lines();
    }
}
