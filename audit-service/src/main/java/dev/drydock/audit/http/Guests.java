package dev.drydock.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose a token is: the orchestrator is asked, and believed for a while, so a token that is revoked is good for so long here. Of
 * tokens only hashes are remembered.
 */
@Singleton
class Guests {
    static final Duration BELIEVED = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;
    private static final int LONGEST = 10_000;

    sealed interface Word {
        /** @param scope empty: all sites */
        record Known(String name, String role, String scope) implements Word {}

        record Stranger() implements Word {}

        /** Nobody could be asked. */
        record Away() implements Word {}
    }

    private record Said(Word word, long until) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Optional<URI> orchestrator;
    private final LongSupplier nanos;
    private final Map<String, Said> said = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > MOST;
        }
    };

    @Inject
    Guests(@ConfigProperty(name = "drydock.orchestrator-url") Optional<URI> orchestrator) {
        this(orchestrator, System::nanoTime);
    }

    Guests(Optional<URI> orchestrator, LongSupplier nanos) {
        this.orchestrator = orchestrator;
        this.nanos = nanos;
    }

    Word who(String token) {
        if (orchestrator.isEmpty()) return new Word.Stranger();
        String print = Signatures.sha256(token.getBytes(StandardCharsets.UTF_8));
        Optional<Word> before = remembered(print);
        if (before.isPresent()) return before.get();
        if (!free.tryAcquire()) return new Word.Away();
        try {
            Word word = ask(token);
            if (!(word instanceof Word.Away)) remember(print, word);
            return word;
        } finally {
            free.release();
        }
    }

    private Optional<Word> remembered(String print) {
        synchronized (said) {
            return Optional.ofNullable(said.get(print))
                    .filter(s -> s.until - nanos.getAsLong() > 0)
                    .map(Said::word);
        }
    }

    private void remember(String print, Word word) {
        synchronized (said) {
            said.put(print, new Said(word, nanos.getAsLong() + BELIEVED.toNanos()));
        }
    }

    private Word ask(String token) {
        HttpRequest request = HttpRequest.newBuilder(orchestrator.get().resolve("/api/v1/me"))
                .header("Authorization", "Bearer " + token)
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<byte[]> reply = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST));
            return switch (reply.statusCode()) {
                case 200 -> known(Wire.JSON.readTree(reply.body()));
                case 401, 403 -> new Word.Stranger();
                default -> new Word.Away();
            };
        } catch (IOException e) {
            return new Word.Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Word.Away();
        }
    }

    /** Its scope must be said: who leaves it out is not believed to see all. */
    private static Word known(JsonNode me) {
        return me.path("name").isTextual()
                        && me.path("role").isTextual()
                        && me.path("scope").isTextual()
                ? new Word.Known(
                        me.path("name").asText(),
                        me.path("role").asText(),
                        me.path("scope").asText())
                : new Word.Away();
    }
}
