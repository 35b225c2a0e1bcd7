package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.watch.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "One run as it stands: every step, and the summary for a ticket.",
        footer = {"  ./drydock show ID", "  ./drydock show ID --json | jq .fingerprints"},
        exitCodeList = {"0:shown, however the run stands", "1:unknown, or no answer", Exit.WRONG})
final class ShowRun implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "ID", description = "the run's id")
    String id;

    ShowRun(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(remote.api().get(path("runs", id)), Run.class, this::lines);
    }

    private List<String> lines(Run run) {
        Console console = remote.console;
        int columns = console.live() ? console.size().get().columns() : 1000;
        return Report.of(run, console.clock().instant(), columns, console.paint());
    }
}
