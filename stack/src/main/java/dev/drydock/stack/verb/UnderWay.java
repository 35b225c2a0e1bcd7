package dev.drydock.stack.verb;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Runs;
import dev.drydock.cli.api.Target;
import dev.drydock.stack.Data;
import dev.drydock.stack.Service;
import dev.drydock.stack.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs that stand still while Drydock is down, which whoever ends it should know beforehand. */
final class UnderWay {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private UnderWay() {}

    /** None where nobody answers: what does not run is not asked twice. */
    static List<Run> of(Data data) {
        State state = State.load(data);
        if (!state.alive(Service.ORCHESTRATOR.word())) return List.of();
        try {
            Optional<String> token = Optional.of(Files.readString(data.token()).strip());
            var target = new Target(URI.create(state.url()), token, data.token().toString());
            Reply reply = new Api(target, PATIENCE).get(Api.path("runs") + "?open=true&limit=20");
            return reply instanceof Reply.Good good ? good.as(Runs.class).items() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<String> lines(List<Run> runs) {
        return runs.stream()
                .map(r -> "run " + r.id() + " of " + r.site() + " (" + r.what() + ") is " + r.state().text
                        + (closed(r) ? ", its doors are closed and stay so" : ""))
                .toList();
    }

    private static boolean closed(Run r) {
        return r.doors().closed() != null && r.doors().opened() == null;
    }
}
