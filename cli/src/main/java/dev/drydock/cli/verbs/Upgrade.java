package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Plan;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "upgrade",
        description = "Upgrade a site: it ends upgraded and healthy, or exactly as it was.",
        footer = {
            "  ./drydock upgrade harbour-one --to v1.1 --watch",
            "  ./drydock upgrade harbour-one --to v1.1 --yes --ticket OPS-4711 --json",
            "  ./drydock upgrade harbour-one --to v3.0 --hops --watch"
        },
        exitCodeList = {
            "0:accepted, or already at that version; with --watch: succeeded",
            Exit.NO,
            Exit.WRONG,
            Exit.BACK,
            Exit.STUCK,
            Exit.WAITS
        })
final class Upgrade implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @Option(names = "--to", required = true, paramLabel = "V", description = "the version to upgrade to")
    String to;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; this answers only the question here, never an approval of the plan")
    boolean yes;

    @Mixin
    final Why why = new Why();

    @Option(names = "--step-by-step", description = "wait before every step for ./drydock continue")
    boolean stepByStep;

    @Option(
            names = "--window",
            paramLabel = "FROM/UNTIL",
            converter = WindowText.class,
            description = {
                "close the doors only then, as 2027-01-10T01:00/2027-01-10T04:00 (this machine's time zone, or with",
                "one: …T01:00Z); all that needs no closed doors is done before; cancel is possible until then"
            })
    WindowText.Window window;

    @Option(names = "--hops", description = HOPS)
    boolean hops;

    @Option(names = "--without-drill", paramLabel = "REASON", description = Change.WITHOUT_DRILL)
    String withoutDrill;

    static final String HOPS =
            "where no version may be jumped over: go there hop by hop, a run each; it ends at the last good one";

    /** The request's body. */
    private record Wish(
            String kind,
            String to,
            String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) String ticket,
            boolean stepByStep,
            @JsonInclude(JsonInclude.Include.NON_NULL) WindowText.Window window,
            @JsonInclude(JsonInclude.Include.NON_NULL) String withoutDrill,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hops,
            @JsonInclude(JsonInclude.Include.NON_NULL) String shown) {}

    private record Look(
            String to,
            @JsonInclude(JsonInclude.Include.NON_NULL) String withoutDrill,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hops) {}

    Upgrade(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        if (!yes && !remote.console.terminal()) return remote.refuse(unasked(), Exit.USAGE);
        Api api = remote.api();
        return switch (api.post(path("sites", site, "plans"), new Look(to, withoutDrill, hops))) {
            case Reply.Bad bad -> remote.refuse(bad);
            case Reply.Good good -> agreed(good.as(Plan.class)) ? start(api, shown(good.as(Plan.class))) : declined();
        };
    }

    /** What somebody said yes to is what is begun; beforehand nobody has seen any. */
    private String shown(Plan plan) {
        return yes ? null : plan.digest();
    }

    private boolean agreed(Plan plan) {
        if (plan.alreadyThere()) return true; // the server says so in its own words, nothing is started
        List<String> summary = PlanText.summary(plan);
        if (remote.json) remote.console.complain(summary);
        else remote.console.tell(summary);
        return yes || remote.console.agrees("Upgrade " + site + " to " + to + "?");
    }

    private int start(Api api, String shown) {
        return start.run(
                remote,
                api,
                site,
                new Wish("upgrade", to, why.reason, why.ticket, stepByStep, window, withoutDrill, hops, shown));
    }

    private int declined() {
        return remote.refuse(
                Problem.local("declined", "not upgraded", "you did not say yes; nothing was changed", null),
                Exit.REFUSED);
    }

    private static Problem unasked() {
        return Problem.local(
                "usage",
                "there is nobody here to ask",
                "this is not a terminal, so an upgrade needs a yes beforehand; nothing was changed",
                "add --yes; see first what it would do: ./drydock plan SITE --to V");
    }
}
