package dev.drydock.cli.verbs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description =
                "Follow a run (of a journey all that follow) until it ends, is stuck, or waits for a person; the exit code says which.",
        footer = {"  ./drydock watch ID", "  ./drydock watch ID --json | jq -r .position"},
        exitCodeList = {
            "0:succeeded",
            "1:not started: nothing was changed; a journey that ended before its goal; or unknown, or no answer",
            Exit.WRONG,
            "3:rolled back, the site is as it was",
            "4:stuck, or resolved by a person",
            "5:waiting for a person or its window"
        })
final class WatchRun implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "ID", description = "the run's id")
    String id;

    WatchRun(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.watch(remote.api(), id, false);
    }
}
