package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.watch.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person tells a run: one request each, its path is the verb. */
@Command(exitCodeList = {"0:accepted", "1:not possible as the run stands, unknown, or no answer", Exit.WRONG})
class Act implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "the run's id")
    String id;

    @Option(names = "--ticket", paramLabel = "ID", description = Why.TICKET)
    String ticket;

    Act(Remote remote) {
        this.remote = remote;
    }

    String reason() {
        return null;
    }

    @Override
    public Integer call() {
        return tell(null);
    }

    /** @param seen how far the run's record went when it was shown; null: it was not */
    final int tell(Long seen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason());
        if (ticket != null) body.put("ticket", ticket);
        if (seen != null) body.put("seen", seen);
        return remote.show(remote.api().post(path("runs", id, spec.name()), body), Run.class, Act::lines);
    }

    private static List<String> lines(Run run) {
        String stands = run.position() == null || run.ended() != null ? run.state().text : run.position();
        String verb = run.ended() == null ? "watch" : "show";
        return List.of(
                "accepted: run " + run.id() + " of " + run.site() + ": " + stands,
                verb + " it: ./drydock " + verb + " " + run.id());
    }

    static class Plain extends Act {
        @Option(names = "--reason", paramLabel = "TEXT", description = Why.REASON)
        String reason;

        Plain(Remote remote) {
            super(remote);
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /** Where somebody sits there, yes is said to what they are shown: has the run gone on since, nothing is done. */
    static final class Approving extends Plain {
        @Option(
                names = {"-y", "--yes"},
                description = "do not show in a terminal what waits, and do not ask")
        boolean yes;

        private record Seen(long sequence) {}

        Approving(Remote remote) {
            super(remote);
        }

        @Override
        public Integer call() {
            if (yes || remote.json || !remote.console.terminal()) return tell(null);
            return switch (remote.api().get(path("runs", id))) {
                case Reply.Bad bad -> remote.refuse(bad);
                case Reply.Good good ->
                    agreed(good.as(Run.class)) ? tell(good.as(Seen.class).sequence()) : Asking.declined(remote);
            };
        }

        private boolean agreed(Run run) {
            if (!run.possible().contains("approve")) return true; // the server says why not
            remote.console.tell(Summary.of(run));
            return remote.console.agrees("Approve that?");
        }
    }

    static final class Reasoned extends Act {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "what was done, for the record")
        String reason;

        Reasoned(Remote remote) {
            super(remote);
        }

        @Override
        String reason() {
            return reason;
        }
    }
}
