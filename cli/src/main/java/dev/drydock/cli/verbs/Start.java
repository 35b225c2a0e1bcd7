package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Starting a run and, where asked for, staying with it. */
final class Start {
    @Option(names = "--watch", description = "follow the run to its end; the exit code says how it ended")
    boolean watch;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "the same key starts nothing twice (default: a new one)")
    String key;

    /** Said where there is nothing to do. */
    String nothing = "is there already: nothing to do";

    /** The answer where there is nothing to do. */
    private record Current(@JsonProperty("current") boolean current) {}

    int run(Remote remote, Api api, String site, Object body) {
        String used = key == null ? UUID.randomUUID().toString() : key;
        return switch (api.post(path("sites", site, "runs"), body, used)) {
            case Reply.Bad bad -> remote.refuse(repeatable(bad, used));
            case Reply.Good good when good.as(Current.class).current -> current(remote, good, site);
            case Reply.Good good -> accepted(remote, api, good);
        };
    }

    private int accepted(Remote remote, Api api, Reply.Good good) {
        Run run = good.as(Run.class);
        if (watch) return remote.watch(api, run.id(), true);
        if (remote.json) remote.console.print(List.of(Json.line(good.body())));
        else
            remote.console.print(List.of(
                    "accepted: run " + run.id() + ", " + run.what() + " of " + run.site(),
                    "watch it: ./drydock watch " + run.id()));
        return Exit.OK;
    }

    private int current(Remote remote, Reply.Good good, String site) {
        if (remote.json) remote.console.print(List.of(Json.line(good.body())));
        else remote.console.print(List.of(site + " " + nothing));
        return Exit.OK;
    }

    /** Where nobody knows whether the server took it, the same key makes asking again safe. */
    private static Reply.Bad repeatable(Reply.Bad bad, String key) {
        if (!bad.sent() || bad.problem().status() != 0) return bad;
        Problem p = bad.problem()
                .withNext("ask again with the same key, that starts nothing twice: --idempotency-key " + key);
        return new Reply.Bad(p, Json.write(p), true);
    }
}
