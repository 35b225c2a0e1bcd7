package dev.drydock.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real one, of its own distribution, with a realm of two people. */
final class Keycloak {
    private static final String MAVEN = System.getenv().getOrDefault("DRYDOCK_MAVEN", "mvn");
    private static final String VERSION = System.getProperty("keycloak.version");

    private final Path home;
    private final int port;

    private Keycloak(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Where no registry has it, the test is skipped, and says so. */
    static Keycloak fetch(Path folder) throws IOException {
        try {
            Tool.run(
                    List.of(
                            MAVEN,
                            "-q",
                            "-B",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack",
                            "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                            "-DoutputDirectory=" + folder),
                    folder);
        } catch (RuntimeException e) {
            Assumptions.abort("no Keycloak " + VERSION + " to be had: " + e.getMessage());
        }
        Path home = folder.resolve("keycloak-" + VERSION);
        Path realm = Files.createDirectories(home.resolve("data/import")).resolve("people-realm.json");
        Files.copy(Path.of("src/test/resources/keycloak/people-realm.json"), realm);
        try (ServerSocket free = new ServerSocket(0)) {
            return new Keycloak(home, free.getLocalPort());
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/people";
    }

    /** It ends with the stack. */
    void start(Stack stack) {
        List<String> command = List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        Map<String, String> environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "KC_CACHE", "local",
                "JAVA_OPTS_APPEND", "-Xmx512m");
        stack.guest(new Spawn("keycloak", command, environment, home, home.resolve("log/keycloak.log")));
        Dock.until(
                "Keycloak answers",
                Duration.ofMinutes(8),
                () -> status(HttpRequest.newBuilder(URI.create(issuer()))) == 200);
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As a program gets one for a person who has typed their password. */
    String token(String client, String user) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=%s&username=%s&password=of-%s".formatted(client, user, user)))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        String token = new ObjectMapper().readTree(body).path("access_token").asText();
        if (token.isEmpty()) throw new AssertionError(body);
        return token;
    }
}
