package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Plan;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What restore, downgrade and repair have in common: shown beforehand, asked for, begun. */
class Asking {
    static final String WITHOUT_DRILL =
            "waive the drill, and say why: backups are then only read back and checked; the reason is in the record";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; this answers only the question here")
    boolean yes;

    @Mixin
    final Why why = new Why();

    @Option(
            names = "--window",
            paramLabel = "FROM/UNTIL",
            converter = WindowText.class,
            description = "close the doors only then, as 2027-01-10T01:00/2027-01-10T04:00")
    WindowText.Window window;

    @Option(names = "--without-drill", paramLabel = "REASON", description = WITHOUT_DRILL)
    String withoutDrill;

    /** @param what of the request, beside what is the same for all */
    int run(Remote remote, Start start, String site, Map<String, Object> what, String question) {
        if (!yes && !remote.console.terminal()) return remote.refuse(unasked(), Exit.USAGE);
        Map<String, Object> body = new LinkedHashMap<>(what);
        if (why.reason != null) body.put("reason", why.reason);
        if (why.ticket != null) body.put("ticket", why.ticket);
        if (window != null) body.put("window", window);
        more(body);
        if (withoutDrill != null) body.put("withoutDrill", withoutDrill);
        Api api = remote.api();
        return switch (api.post(path("sites", site, "plans"), body)) {
            case Reply.Bad bad -> remote.refuse(bad);
            case Reply.Good good -> {
                Plan plan = good.as(Plan.class);
                if (!agreed(remote, plan, question)) yield declined(remote);
                yield start.run(remote, api, site, yes ? body : asShown(plan, body));
            }
        };
    }

    /** What somebody said yes to is what is done, also where a newer backup has come meanwhile. */
    private static Map<String, Object> asShown(Plan plan, Map<String, Object> body) {
        Map<String, Object> shown = new LinkedHashMap<>(body);
        if (plan.digest() != null) shown.put("shown", plan.digest());
        if (plan.backup() == null || body.containsKey("file")) return shown;
        shown.remove("latest");
        shown.put("backup", plan.backup());
        return shown;
    }

    /** What only some of them can be told. */
    void more(Map<String, Object> body) {}

    private boolean agreed(Remote remote, Plan plan, String question) {
        if (plan.current()) return true; // the server says so in its own words, nothing is started
        List<String> summary = PlanText.summary(plan);
        if (remote.json) remote.console.complain(summary);
        else remote.console.tell(summary);
        return yes || remote.console.agrees(question.replace("BACKUP", String.valueOf(plan.backup())));
    }

    static int declined(Remote remote) {
        return remote.refuse(
                Problem.local("declined", "not done", "you did not say yes; nothing was changed", null), Exit.REFUSED);
    }

    static Problem unasked() {
        return Problem.local(
                "usage",
                "there is nobody here to ask",
                "this is not a terminal, so this needs a yes beforehand; nothing was changed",
                "add --yes");
    }
}
