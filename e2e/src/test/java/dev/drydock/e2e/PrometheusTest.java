package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Home;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each query of the dashboard and of the alerts, asked of a real Prometheus that scrapes the running stack. */
@Tag("systems")
class PrometheusTest {
    private static final Path DEPLOY = Home.find().top().resolve("deploy");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern COMPARES = Pattern.compile(" (>|==) (?=[0-9.* ]+$)");
    private static final Pattern MISSES = Pattern.compile("absent\\((.*)\\)");

    @TempDir
    static Path folder;

    private static Prometheus prometheus;

    /** One run that ended well and one that went back, while it looks on: else there is nothing to be told. */
    @BeforeAll
    static void somethingHappens() throws IOException {
        prometheus = Prometheus.start(folder);
        Dock.until(
                () -> "it has reached each service: " + prometheus.query("up"),
                SOON,
                () -> answered("up{job=\"drydock\"} == 1") == 6);
        try (Harbour harbour = Harbour.open()) {
            assertThat(Api.rested(Api.upgrade(harbour.name, HarbourSite.GOOD))
                            .path("state")
                            .asText())
                    .isEqualTo("succeeded");
            assertThat(Api.rested(Api.upgrade(harbour.name, HarbourSite.BAD))
                            .path("state")
                            .asText())
                    .isEqualTo("rolled-back");
        }
    }

    @Test
    void eachOfTheDashboardIsAnswered() throws IOException {
        Set<String> queries = new TreeSet<>();
        for (JsonNode panel : Wire.JSON.readTree(read("grafana/drydock.json")).path("panels"))
            panel.path("targets").forEach(t -> queries.add(t.path("expr").asText()));
        assertThat(queries).hasSizeGreaterThan(20);

        answeredSoon(queries);
    }

    /** An alert that is silent has nothing to answer; so that is asked which it compares, or misses. */
    @Test
    void whatEachAlertComparesIsAnswered() throws IOException {
        List<String> alerts = new YAMLMapper()
                .readTree(read("alerts/drydock.yaml")).findValuesAsText("expr").stream()
                        .flatMap(a -> Stream.of(a.split(" or ")))
                        .toList();
        assertThat(alerts)
                .hasSizeGreaterThan(15)
                .allMatch(a -> COMPARES.matcher(a).find() || MISSES.matcher(a).matches());

        answeredSoon(alerts.stream()
                .map(a -> MISSES.matcher(a).replaceFirst("$1"))
                .map(a -> COMPARES.matcher(a).replaceFirst(" $1 bool "))
                .toList());
    }

    @Test
    void itTakesEachRuleAsItIs() throws IOException {
        int shipped = new YAMLMapper()
                .readTree(read("alerts/drydock.yaml"))
                .findValues("alert")
                .size();

        Dock.until(
                () -> "each rule was looked at: " + prometheus.rules(),
                SOON,
                () -> prometheus.rules().findValuesAsText("health").stream()
                                .filter("ok"::equals)
                                .count()
                        == shipped);
    }

    private static void answeredSoon(Iterable<String> queries) {
        for (String query : queries)
            Dock.until(() -> query + " is answered: " + prometheus.query(query), SOON, () -> answered(query) > 0);
    }

    private static int answered(String query) {
        JsonNode answer = prometheus.query(query);
        assertThat(answer.path("status").asText()).as("%s: %s", query, answer).isEqualTo("success");
        return answer.path("data").path("result").size();
    }

    private static String read(String file) throws IOException {
        return Files.readString(DEPLOY.resolve(file));
    }
}
