package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Run;
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
    public final Integer call() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("reason", reason());
        if (ticket != null) body.put("ticket", ticket);
        return remote.show(remote.api().post(path("runs", id, spec.name()), body), Run.class, Act::lines);
    }

    private static List<String> lines(Run run) {
        String stands = run.position() == null || run.ended() != null ? run.state().text : run.position();
        String verb = run.ended() == null ? "watch" : "show";
        return List.of(
                "accepted: run " + run.id() + " of " + run.site() + ": " + stands,
                verb + " it: ./drydock " + verb + " " + run.id());
    }

    static final class Plain extends Act {
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
