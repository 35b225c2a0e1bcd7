package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Bundle;
import dev.drydock.cli.api.Reply;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "bundle",
        description = {
            "One page to send to people who can help: versions, the error and what is known of it, what was tried, the end of the logs.",
            "Without secrets; nothing is changed. A site instead of a run: its newest run, or the site alone where it has had none."
        },
        footer = {"  ./drydock bundle ID > bundle.md", "  ./drydock bundle harbour-one"},
        exitCodeList = {"0:written", "1:unknown, or no answer", Exit.WRONG})
final class MakeBundle implements Callable<Integer> {
    private static final int UNKNOWN = 404;

    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "ID", description = "the run's id, or a site's name")
    String id;

    MakeBundle(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(
                reply(remote.api()), Bundle.class, b -> b.text().lines().toList());
    }

    /** Where neither is there, what is said of the run is the answer. */
    private Reply reply(Api api) {
        Reply run = api.get(path("runs", id, "bundle"));
        if (!(run instanceof Reply.Bad bad) || bad.problem().status() != UNKNOWN) return run;
        Reply site = api.get(path("sites", id, "bundle"));
        return site instanceof Reply.Bad other && other.problem().status() == UNKNOWN ? run : site;
    }
}
