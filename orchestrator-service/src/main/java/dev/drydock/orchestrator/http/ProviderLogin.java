package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends people to the provider of OpenID Connect and takes the token for which they come back. Who they are is not said here. */
@Singleton
public class ProviderLogin {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 1 << 18;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Optional<URI> issuer;
    private final String client;
    private final Optional<String> secret;
    private final String scopes;

    ProviderLogin(
            @ConfigProperty(name = "drydock.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "drydock.oidc.client") Optional<String> client,
            @ConfigProperty(name = "drydock.oidc.client-secret") Optional<String> secret,
            @ConfigProperty(name = "drydock.oidc.scopes") String scopes) {
        this.issuer = client.isEmpty() ? Optional.empty() : issuer.map(URI::create);
        this.client = client.orElse("");
        this.secret = secret;
        this.scopes = scopes;
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
        HttpResponse<InputStream> answer = send(request);
        JsonNode said = read(answer);
        if (answer.statusCode() >= 500) throw new Away("it answers " + answer.statusCode(), null);
        String token = said.path("access_token").asText();
        return answer.statusCode() == 200 && !token.isEmpty() ? Optional.of(token) : Optional.empty();
    }

    private String basic(String s) {
        String pair = CodeFlow.encoded(client) + ":" + CodeFlow.encoded(s);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Asked anew for each login: they are few, and what was true yesterday need not be. */
    private URI endpoint(String which) throws Away {
        String base = issuer.orElseThrow().toString().replaceFirst("/+$", "");
        HttpResponse<InputStream> answer =
                send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")));
        JsonNode said = read(answer);
        if (!said.path("issuer").asText().replaceFirst("/+$", "").equals(base)) {
            throw new Away("what answers there is not the provider " + base, null);
        }
        try {
            URI endpoint = URI.create(said.path(which).asText());
            if ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme())) return endpoint;
            throw new Away("its " + which + " is no address", null);
        } catch (IllegalArgumentException e) {
            throw new Away("its " + which + " is no address", e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Away {
        try {
            return http.send(
                    request.header("Accept", "application/json")
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Away(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<InputStream> answer) throws Away {
        try (InputStream in = answer.body()) {
            return JSON.readTree(in.readNBytes(LONGEST_ANSWER));
        } catch (IOException e) {
            throw new Away("it answers " + answer.statusCode() + ", and nothing that can be read", e);
        }
    }
}
