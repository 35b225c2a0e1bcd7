package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Tokens of all kinds, and requests with them. */
final class Tokens {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Tokens() {}

    record Token(String id, String name, String secret) {
        HttpResponse<String> get(String path) {
            return Tokens.send("GET", path, secret, "application/json", "");
        }

        HttpResponse<String> post(String path, String json) {
            return Tokens.send("POST", path, secret, "application/json", json);
        }

        /** @return when it has ended */
        CompletableFuture<HttpResponse<String>> follow(String path) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + path))
                    .header("Authorization", "Bearer " + secret)
                    .build();
            return HTTP.sendAsync(request, BodyHandlers.ofString());
        }

        void revoke() {
            assertThat(Tokens.send("DELETE", "/api/v1/tokens/" + id, Dock.STACK.token(), "application/json", "")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    /** @param scope empty: all sites */
    static Token make(String role, String scope) {
        return make(role, scope, "1h");
    }

    static Token make(String role, String scope, String expires) {
        String name = role + "-" + COUNT.incrementAndGet();
        Api.Reply made = Api.json(
                "tokens",
                "{\"name\":\"%s\",\"role\":\"%s\",\"scope\":\"%s\",\"expires\":\"%s\"}"
                        .formatted(name, role, scope, expires));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode body = made.body();
        return new Token(
                body.path("about").path("id").asText(), name, body.path("token").asText());
    }

    static Token revoked() {
        Token token = make("administrator", "");
        token.revoke();
        return token;
    }

    static Token expired() {
        Token token = make("administrator", "", "1s");
        Dock.until(
                "the token has expired",
                Duration.ofSeconds(20),
                () -> token.get("/api/v1/me").statusCode() == 401);
        return token;
    }

    /** @param token null: none */
    static HttpResponse<String> send(String verb, String path, String token, String type, String body) {
        return send(Dock.STACK.url(), verb, path, token, type, body);
    }

    static HttpResponse<String> send(String url, String verb, String path, String token, String type, String body) {
        HttpRequest.Builder b = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", type)
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) b.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<String> response = HTTP.send(b.build(), BodyHandlers.ofString());
            if (response.statusCode() != 429) return response;
            long seconds =
                    Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow());
            LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
            return send(url, verb, path, token, type, body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(verb + " " + path, e);
        }
    }
}
