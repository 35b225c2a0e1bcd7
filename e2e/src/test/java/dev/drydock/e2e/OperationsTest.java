package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Data;
import dev.drydock.stack.Home;
import dev.drydock.stack.Service;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.doctor.Doctor;
import dev.drydock.stack.doctor.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the services tell those who look after them. */
@Tag("stack")
class OperationsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ASKED = Pattern.compile("drydock_[a-z_]+");
    private static final Pattern TOLD = Pattern.compile("(?m)^drydock_[a-z_]+(?=[{ ])");

    @Test
    void runningServicesTellAllThatDashboardAndAlertsAskFor() throws Exception {
        Set<String> asked = new TreeSet<>();
        for (String file : new String[] {"deploy/grafana/drydock.json", "deploy/alerts/drydock.yaml"}) {
            asked.addAll(names(ASKED, Files.readString(Home.find().top().resolve(file))));
        }
        assertThat(asked).hasSizeGreaterThan(20);
        try (Harbour harbour = Harbour.open()) {
            Api.rested(Api.upgrade(harbour.name, HarbourSite.GOOD));

            Dock.until(
                    () -> "all of " + asked + " is told, and not only " + told(),
                    Duration.ofSeconds(30),
                    () -> told().containsAll(asked));
            // it looks at the database now and then; what was told before may be of other sites alone
            List<String> rows = List.of(
                    "drydock_backup_age_seconds{site=\"" + harbour.name + "\"}",
                    "drydock_runs_ended_total{kind=\"upgrade\",outcome=\"succeeded\"}",
                    "drydock_step_seconds_count{said=\"done\",verb=\"migrate\"}");
            Dock.until(
                    () -> "the orchestrator tells " + rows + " in " + metrics(Service.ORCHESTRATOR),
                    Duration.ofSeconds(60),
                    () -> rows.stream().allMatch(metrics(Service.ORCHESTRATOR)::contains));
        }
    }

    @Test
    void eachServiceIsWell() throws Exception {
        for (Service s : Service.ALL) {
            HttpResponse<String> health = get(s, "/q/health/well");
            assertThat(health.statusCode()).as(s + ": " + health.body()).isEqualTo(200);
            JsonNode checks = Wire.JSON.readTree(health.body()).path("checks");
            assertThat(checks).as(s.word()).isNotEmpty();
        }
    }

    @Test
    void theDoctorSeesAllOfARunningStack() {
        assertThat(Doctor.examine(new Data(Dock.STACK.dir())))
                .filteredOn(f -> f.level() == Finding.Level.OK)
                .extracting(Finding::what)
                .contains("Java", "database", "broker", "kafka", "key of orchestrator", "key of backup")
                .containsAll(Service.ALL.stream().map(Service::word).toList());
    }

    private static Set<String> told() {
        Set<String> told = new TreeSet<>();
        for (Service s : Service.ALL) told.addAll(names(TOLD, metrics(s)));
        return told;
    }

    private static String metrics(Service service) {
        try {
            HttpResponse<String> answer = get(service, "/q/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> get(Service service, String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(Dock.STACK.url(service) + path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(Pattern what, String in) {
        return what.matcher(in).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
