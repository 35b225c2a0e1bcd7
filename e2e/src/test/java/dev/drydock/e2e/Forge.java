package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A repository at a forge, which sends signed webhooks as the real ones do. */
record Forge(String kind, String repository, String secret) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Reply(int status, JsonNode body, HttpResponse<String> all) {}

    /** Drydock believes it from now on. */
    static Forge known(String kind, String recipe) {
        Forge forge = new Forge(kind, "acme/" + recipe, UUID.randomUUID().toString());
        try {
            Files.writeString(Dock.STACK.secrets().resolve(recipe + "-" + kind), forge.secret + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Api.Reply added = Api.post(
                "sources",
                "application/yaml",
                """
                source: %s-%s
                recipes: [ %s ]
                forge: %s
                repository: acme/%s
                secret: file:%s-%s
                """
                        .formatted(recipe, kind, recipe, kind, recipe, recipe, kind));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return forge;
    }

    /** As GitHub and Gitea tell of a pushed tag. */
    String pushed(String tag) {
        return "{\"ref\":\"refs/tags/" + tag + "\",\"before\":\"" + "0".repeat(40) + "\",\"after\":\"" + "1a".repeat(20)
                + "\",\"created\":true,\"deleted\":false,\"forced\":false,\"repository\":{\"id\":1,\"name\":\"x\",\"full_name\":\""
                + repository + "\",\"private\":false},\"pusher\":{\"name\":\"somebody\"}}";
    }

    Reply github(String event, String body) {
        return send(
                "github",
                body,
                "X-GitHub-Event",
                event,
                "X-GitHub-Delivery",
                UUID.randomUUID().toString(),
                "X-Hub-Signature-256",
                "sha256=" + hmac(body));
    }

    Reply gitea(String event, String body) {
        return send("gitea", body, "X-Gitea-Event", event, "X-Gitea-Signature", hmac(body));
    }

    String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, tried again while too many strangers were there before it. */
    static Reply patient(java.util.function.Supplier<Reply> delivery) {
        Reply[] last = new Reply[1];
        Dock.until("strangers are answered", Duration.ofSeconds(60), () -> {
            last[0] = delivery.get();
            return last[0].status() != 429;
        });
        return last[0];
    }

    /** Without a token, as whoever is on the network can. */
    static Reply send(String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + "/webhooks/" + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            if (headers.length > 0) request.headers(headers);
            HttpResponse<String> r = HTTP.send(request.build(), BodyHandlers.ofString());
            boolean json = r.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(r.statusCode(), json ? new ObjectMapper().readTree(r.body()) : null, r);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
