package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Plan;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description = "What an upgrade would do: every step, what it touches, its command, and the way back.",
        footer = {"  ./drydock plan harbour-one --to v1.1", "  ./drydock plan harbour-one --to v1.1 --json"},
        exitCodeList = {"0:shown; nothing is started", "1:there is no such plan, or no answer", Exit.WRONG})
final class MakePlan implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @Option(names = "--to", required = true, paramLabel = "V", description = "the version to upgrade to")
    String to;

    @Option(names = "--hops", description = "of a journey hop by hop: which they are, and the plan of the first")
    boolean hops;

    MakePlan(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(
                remote.api()
                        .post(path("sites", site, "plans"), hops ? Map.of("to", to, "hops", true) : Map.of("to", to)),
                Plan.class,
                PlanText::whole);
    }
}
