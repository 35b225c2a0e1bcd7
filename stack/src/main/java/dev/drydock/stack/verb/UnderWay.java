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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that stand still while Drydock is down, which whoever ends it should know beforehand. */
final class UnderWay {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST = 50;
    private static final List<String> UNKNOWN = List.of("the orchestrator runs and does not say what is under way");

    private UnderWay() {}

    /** In words; none where the orchestrator does not run. */
    static List<String> of(Data data) {
        State state = State.load(data);
        if (!state.alive(Service.ORCHESTRATOR.word())) return List.of();
        try {
            Optional<String> token = Optional.of(Files.readString(data.token()).strip());
            var target = new Target(URI.create(state.url()), token, data.token().toString());
            Reply reply = new Api(target, PATIENCE).get(Api.path("runs") + "?open=true&limit=" + MOST);
            return reply instanceof Reply.Good good ? lines(good.as(Runs.class).items()) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    static List<String> lines(List<Run> runs) {
        List<String> lines = new ArrayList<>(runs.stream()
                .map(r -> "run " + r.id() + " of " + r.site() + " (" + r.what() + ") is " + r.state().text
                        + (closed(r) ? ", its doors are closed and stay so" : ""))
                .toList());
        if (runs.size() == MOST) lines.add("and perhaps more: ./drydock runs --open");
        return lines;
    }

    private static boolean closed(Run r) {
        return r.doors().closed() != null && r.doors().opened() == null;
    }
}
