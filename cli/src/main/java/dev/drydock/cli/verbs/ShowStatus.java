package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Is Drydock up, and what is under way?",
        footer = {"  ./drydock status", "  ./drydock status --json"},
        exitCodeList = {"0:it is up", "1:it is not, or does not let this token in", Exit.WRONG})
final class ShowStatus implements Callable<Integer> {
    @Mixin
    final Remote remote;

    ShowStatus(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(remote.api().get(path("status")), Status.class, ShowStatus::lines);
    }

    private static List<String> lines(Status s) {
        List<String> lines = new ArrayList<>();
        lines.add("Drydock " + s.version() + " is up: database " + s.database() + ", broker " + s.broker());
        lines.add(s.sites() + (s.sites() == 1 ? " site" : " sites") + "; runs: "
                + s.runs().running() + " running, " + s.runs().waiting() + " waiting, "
                + s.runs().stuck() + " stuck");
        for (Status.AtRest r : s.atRest()) {
            lines.add(r.state() + ": " + r.site() + ", run " + r.run());
            lines.add("  next: " + r.next());
        }
        int unnamed = s.runs().waiting() + s.runs().stuck() - s.atRest().size();
        if (unnamed > 0) lines.add("and " + unnamed + " more: ./drydock runs --open");
        for (Status.Resting r : s.rollouts()) {
            lines.add(r.standing() + ": rollout " + r.rollout() + " to " + r.to()
                    + (r.why() == null ? "" : ", " + r.why()));
            lines.add("  next: " + r.next());
        }
        s.releases().forEach(i -> lines.addAll(IntentText.lines(i)));
        return lines;
    }
}
