package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends people to the provider of OpenID Connect and takes the token for which they come back. Who they are is not said here. */
@Singleton
public class ProviderLogin {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So long is believed where its endpoints are. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private static final int LONGEST_ANSWER = 1 << 18;

    /** Logins that ask it at the same time: anybody may begin one. */
    private static final int MOST_AT_ONCE = 8;

    private static final Logger LOG = Logger.getLogger(ProviderLogin.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Known(JsonNode said, long nanos) {}

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Optional<URI> issuer;
    private final String client;
    private final Optional<String> secret;
    private final String scopes;
    private volatile Known known;

    ProviderLogin(
            @ConfigProperty(name = "drydock.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "drydock.oidc.client") Optional<String> client,
            @ConfigProperty(name = "drydock.oidc.client-secret") Optional<String> secret,
            @ConfigProperty(name = "drydock.oidc.scopes") Optional<String> scopes) {
        if (client.isPresent() && issuer.isEmpty())
            throw new IllegalStateException(
                    "drydock.oidc.client is set, and drydock.oidc.issuer is not: set both, or none");
        this.issuer = client.flatMap(c -> issuer).map(ProviderLogin::address);
        this.client = client.orElse("");
        this.secret = secret;
        this.scopes = scopes.orElse("openid");
    }

    private static URI address(String issuer) {
        return web(issuer.replaceFirst("/+$", ""))
                .orElseThrow(() -> new IllegalStateException(
                        "drydock.oidc.issuer is “" + issuer + "”, which is no address of http or https with a host"));
    }

    private static Optional<URI> web(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What cannot be meant is found when the service starts. */
    void start(@Observes StartupEvent e) {
        if (isThere()) LOG.infof("people may log in at %s as its client %s", issuer.get(), client);
    }

    /** It does not answer, or not as a provider does. */
    static final class Away extends Exception {
        Away(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** Its name for people; empty: nobody can log in there. */
    public String name() {
        return issuer.map(URI::getHost).orElse("");
    }

    boolean isThere() {
        return issuer.isPresent();
    }

    record Begun(CodeFlow flow, URI there) {}

    /** @param back where the provider sends the person, which it must know */
    Begun begin(String to, URI back) throws Away {
        CodeFlow flow = CodeFlow.begun(random, to);
        return new Begun(flow, flow.question(endpoint("authorization_endpoint"), client, scopes, back));
    }

    /** @return the access token; empty: the provider gives none for that code */
    Optional<String> token(CodeFlow flow, String code, URI back) throws Away {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint("token_endpoint"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(flow.exchange(code, client, back)));
        secret.ifPresent(s -> request.header("Authorization", "Basic " + basic(s)));
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() >= 500) throw new Away("it answers " + answer.statusCode(), null);
        if (answer.statusCode() != 200) {
            LOG.warnf("provider gives no token status=%d error=%s", answer.statusCode(), error(answer));
            return Optional.empty();
        }
        JsonNode token = read(answer).path("access_token");
        return token.isTextual() && !token.asText().isEmpty() ? Optional.of(token.asText()) : Optional.empty();
    }

    /** As the standard spells them, or nothing: the rest of the answer is nobody's to read. */
    private static String error(HttpResponse<byte[]> answer) {
        try {
            String error = read(answer).path("error").asText();
            return error.matches("[a-z_]{1,40}") ? error : "?";
        } catch (Away e) {
            return "?";
        }
    }

    private String basic(String s) {
        String pair = CodeFlow.encoded(client) + ":" + CodeFlow.encoded(s);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private URI endpoint(String which) throws Away {
        return web(discovered().path(which).asText())
                .orElseThrow(() -> new Away("its " + which + " is no address", null));
    }

    private JsonNode discovered() throws Away {
        Known now = known;
        if (now != null && System.nanoTime() - now.nanos < KNOWN.toNanos()) return now.said;
        URI base = issuer.orElseThrow();
        HttpResponse<byte[]> answer =
                send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")));
        if (answer.statusCode() != 200) throw new Away("it answers " + answer.statusCode(), null);
        JsonNode said = read(answer);
        if (!said.path("issuer").asText().replaceFirst("/+$", "").equals(base.toString())) {
            throw new Away("what answers there is not the provider " + base, null);
        }
        known = new Known(said, System.nanoTime());
        return said;
    }

    /** The whole exchange is bounded in time and size, its body too. */
    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Away {
        if (!places.tryAcquire()) throw new Away("too many log in at once", null);
        CompletableFuture<HttpResponse<byte[]>> answer = null;
        try {
            answer = http.sendAsync(
                    request.header("Accept", "application/json")
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Away(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new Away("it did not end its answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("interrupted", e);
        } finally {
            if (answer != null) answer.cancel(true);
            places.release();
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws Away {
        try {
            JsonNode said = JSON.readTree(answer.body());
            if (said != null && said.isObject()) return said;
        } catch (IOException e) {
            throw new Away("it answers " + answer.statusCode() + ", and nothing that can be read", e);
        }
        throw new Away("it answers " + answer.statusCode() + ", and no object", null);
    }
}
