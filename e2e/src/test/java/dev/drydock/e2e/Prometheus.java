package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Home;
import dev.drydock.stack.Service;
import dev.drydock.stack.process.Spawn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real one: it scrapes the services of the running stack as docs/operations.md says, and has the rules that ship. */
final class Prometheus {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path RULES = Home.find().top().resolve("deploy/alerts/drydock.yaml");
    private static final String CONFIGURATION =
            """
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [ "%s" ]
            scrape_configs:
              - job_name: drydock
                metrics_path: /q/metrics
                static_configs: [ { targets: [ %s ] } ]
            """;

    private final String url;

    private Prometheus(String url) {
        this.url = url;
    }

    /** A guest of the stack: it ends with it. */
    static Prometheus start(Path folder) throws IOException {
        String targets = Service.ALL.stream()
                .map(s -> '"' + URI.create(Dock.STACK.url(s)).getAuthority() + '"')
                .collect(Collectors.joining(", "));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), CONFIGURATION.formatted(RULES, targets));
        String address = "127.0.0.1:" + Dock.STACK.freePort();
        List<String> command = List.of(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address);
        Dock.STACK.guest(new Spawn("prometheus", command, Map.of(), folder, Dock.STACK.log("prometheus")));
        Prometheus prometheus = new Prometheus("http://" + address);
        Dock.until(
                () -> "Prometheus answers; its log: " + Dock.STACK.log("prometheus"),
                Duration.ofSeconds(60),
                prometheus::ready);
        return prometheus;
    }

    private boolean ready() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** @return the whole answer: {@code status}, and {@code data} or {@code error} */
    JsonNode query(String expression) {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    JsonNode rules() {
        return ask("rules");
    }

    private JsonNode ask(String path) {
        try {
            HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return Wire.JSON.readTree(HTTP.send(get, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
