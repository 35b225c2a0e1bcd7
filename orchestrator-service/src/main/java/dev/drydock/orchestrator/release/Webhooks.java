package dev.drydock.orchestrator.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a forge sends: believed if a known repository's secret has signed it and it is of that repository. */
@ApplicationScoped
public class Webhooks {
    private final Sources sources;
    private final Hints hints;
    private final Clock clock;

    Webhooks(Sources sources, Hints hints, Clock clock) {
        this.sources = sources;
        this.hints = hints;
        this.clock = clock;
    }

    public sealed interface Answer {
        /** No word of why: whoever tries must learn nothing. */
        record Stranger() implements Answer {}

        record Ignored(String why) implements Answer {}

        /** @param first nobody had told of it before */
        record Heard(String version, List<String> applications, boolean first) implements Answer {}

        record TooMany(String why) implements Answer {}
    }

    public Answer deliver(Forge forge, UnaryOperator<String> header, byte[] body) {
        // all are tried, so that the time tells nothing either
        List<Sources.Known> signers = sources.of(forge).stream()
                .filter(k -> forge.signed(header, body, k.secret(), clock.instant()))
                .toList();
        if (signers.isEmpty()) return new Answer.Stranger();
        Optional<JsonNode> read = read(body);
        if (read.isEmpty()) return new Answer.Ignored("it is no JSON: let the webhook send application/json");
        Forge.Heard heard = forge.heard(header, read.get(), clock.instant());
        List<Sources.Known> ours = signers.stream()
                .filter(k -> k.repository().path().equalsIgnoreCase(heard.repository()))
                .toList();
        // a repository may be told of by those alone who have its own secret
        if (ours.isEmpty()) return new Answer.Stranger();
        return heard.version().map(version -> told(version, ours)).orElseGet(() -> new Answer.Ignored(heard.why()));
    }

    private Answer told(String version, List<Sources.Known> ours) {
        List<String> applications = ours.stream()
                .flatMap(k -> k.repository().recipes().stream())
                .distinct()
                .toList();
        boolean first = false;
        boolean noted = false;
        String why = "";
        for (String application : applications) {
            switch (hints.hear(new Hints.Hint(application, version, null, Hints.WEBHOOK))) {
                case Hints.Told.Noted n -> {
                    noted = true;
                    first |= n.first();
                }
                case Hints.Told.Nonsense n -> why = n.why();
                case Hints.Told.TooMany t -> {
                    return new Answer.TooMany(t.why());
                }
            }
        }
        return noted ? new Answer.Heard(version, applications, first) : new Answer.Ignored(why);
    }

    private static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(Wire.JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
