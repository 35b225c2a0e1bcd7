package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Service;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.part.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit service, as one of the stack: it has what was written, and says so when it is not. */
@Tag("stack")
class AuditTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private static HttpResponse<String> ask(String path, String token) throws Exception {
        HttpRequest.Builder b = HttpRequest.newBuilder(URI.create(Dock.STACK.url(Service.AUDIT) + path));
        if (token != null) b.header("Authorization", "Bearer " + token);
        return HTTP.send(b.build(), BodyHandlers.ofString());
    }

    static JsonNode audit(String path) {
        try {
            return Wire.JSON.readTree(
                    ask("/api/v1/audit" + path, Dock.STACK.token()).body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Ended, and kept to its last entry. */
    private static String upgraded() {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
            Dock.until(
                    "all of run " + run + " is kept",
                    LIMIT,
                    () -> audit("/events?run=" + run + "&type=run.closed")
                                    .path("items")
                                    .size()
                            == 1);
            return run;
        }
    }

    @Test
    void everyEventIsKeptAndAnExportIsWholeByTheCommandLine() throws Exception {
        String run = upgraded();
        List<ConsumerRecord<byte[], byte[]>> sent =
                Topic.read(List.of(Topics.UPGRADES), "run " + run + " is on its topic", all -> all.stream()
                        .anyMatch(r -> new String(r.value(), UTF_8).contains("run.closed") && key(r).equals(run)));
        headed(run);

        JsonNode items = audit("/runs/" + run + "?limit=200").path("items");
        assertThat(items)
                .hasSameSizeAs(sent.stream()
                        .filter(r -> key(r).equals(run))
                        .map(r -> new String(r.value(), UTF_8))
                        .distinct()
                        .toList());
        for (JsonNode i : items) {
            assertThat(sent).anySatisfy(r -> assertThat(r.value())
                    .isEqualTo(i.path("value").binaryValue()));
        }
        assertThat(audit("/verify?run=" + run).path("whole").asBoolean()).isTrue();
        Path file = folder.resolve("record.ndjson");
        Files.writeString(
                file,
                ask("/api/v1/audit/export?format=ndjson", Dock.STACK.token()).body());
        assertThat(verify(file)).isZero();

        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(l -> !l.contains("\"key\":\"" + run))
                        .toList());
        assertThat(verify(file)).isEqualTo(1);
    }

    private static int verify(Path file) {
        String[] args = {
            "audit",
            "--verify",
            file.toString(),
            "--keys",
            Dock.STACK.dir().resolve("trusted").toString()
        };
        return dev.drydock.cli.Drydock.commandLine(dev.drydock.cli.terminal.Console.system())
                .execute(args);
    }

    /** So that whoever has a copy notices when it is gone. How far the heads are held tells nothing: many are held at once. */
    static void headed(String run) {
        Dock.until("the heads that are held tell of all of run " + run, LIMIT, () -> {
            JsonNode summary = audit("/verify?run=" + run).path("summary");
            return summary.path("entries").asLong() > 0
                    && summary.path("uncovered").asLong() == 0;
        });
    }

    @Test
    void whatIsForgedOnTheTopicIsEvidenceAndNothingStops() throws Exception {
        Topic.send(Topics.UPGRADES, "forged-1", "{}".getBytes(UTF_8), Map.of());
        Topic.send(Topics.UPGRADES, null, null, Map.of());
        String run = upgraded();
        ConsumerRecord<byte[], byte[]> real = Topic.read(List.of(Topics.UPGRADES), "it is there", all -> all.stream()
                        .anyMatch(r -> key(r).equals(run)))
                .stream()
                .filter(r -> key(r).equals(run))
                .findFirst()
                .orElseThrow();
        Topic.send(
                Topics.UPGRADES,
                run,
                new String(real.value(), UTF_8).replace("harbour", "elsewhere").getBytes(UTF_8),
                Map.of(
                        Signatures.KEY, "orchestrator".getBytes(UTF_8),
                        Signatures.SIGNATURE,
                                real.headers().lastHeader(Signatures.SIGNATURE).value()));

        Dock.until(
                "it is found",
                LIMIT,
                () -> audit("/findings?run=" + run).path("items").size() == 1);

        JsonNode found = audit("/findings?run=" + run).path("items").get(0);
        assertThat(found.path("what").asText()).isEqualTo("signature");
        assertThat(found.path("sequence").asLong()).isEqualTo(1);
        assertThat(audit("/verify?run=" + run).path("whole").asBoolean()).isTrue();
        assertThat(audit("/findings?limit=200").path("items"))
                .anyMatch(f -> f.path("run").asText().equals("forged-1"));
    }

    @Test
    @Tag("systems")
    void whatIsSentWhileItIsAwayIsReadWhenItIsBack() throws Exception {
        Dock.STACK.kill9("audit");
        String run;
        try (Harbour harbour = Harbour.open()) {
            run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
        } finally {
            Dock.STACK.restart("audit");
        }

        Dock.until(
                "all of run " + run + " is kept",
                LIMIT,
                () -> audit("/events?run=" + run + "&type=run.closed")
                                .path("items")
                                .size()
                        == 1);

        assertThat(audit("/verify?run=" + run).path("whole").asBoolean()).isTrue();
    }

    @Test
    @Tag("systems")
    void aDatabaseThatWasMadeAnewReadsAgainWhatItLacks() throws Exception {
        String run = upgraded();
        Dock.STACK.kill9("audit");
        try (var c = DriverManager.getConnection(Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
                var s = c.createStatement()) {
            s.execute("drop schema audit cascade");
        } finally {
            Dock.STACK.restart("audit");
        }

        Dock.until(
                "all of run " + run + " is kept once more",
                LIMIT,
                () -> audit("/events?run=" + run + "&type=run.closed")
                                .path("items")
                                .size()
                        == 1);

        assertThat(audit("/verify?run=" + run).path("whole").asBoolean()).isTrue();
        Dock.until("a head is read", LIMIT, () -> audit("").path("lastHead").isTextual());
        assertThat(audit("").path("silent").isNull()).isTrue();
    }

    @Test
    @Tag("systems")
    void whomTheOrchestratorKnowsReadsAndAnAdministratorClosesAFinding() throws Exception {
        Topic.send(Topics.UPGRADES, "forged-2", "{}".getBytes(UTF_8), Map.of());
        Tokens.Token viewer = Tokens.make("viewer", "");
        Tokens.Token narrow = Tokens.make("administrator", "team=peering");
        Tokens.Token administrator = Tokens.make("administrator", "");
        Dock.until(
                "it is found",
                LIMIT,
                () -> audit("/findings?run=forged-2").path("items").size() == 1);
        JsonNode found = audit("/findings?run=forged-2").path("items").get(0);
        String close = "/api/v1/audit/findings/" + found.path("id") + "/close";

        assertThat(ask("/api/v1/audit/findings?run=forged-2", viewer.secret()).statusCode())
                .isEqualTo(200);
        assertThat(ask("/api/v1/audit", narrow.secret()).body()).contains("problem:narrow", "team=peering");
        assertThat(say(close, viewer.secret(), "{\"reason\":\"mine\"}").statusCode())
                .isEqualTo(403);
        assertThat(say(close, administrator.secret(), "{\"reason\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(say(close, administrator.secret(), "{\"reason\":\"a test\"}").body())
                .contains("\"open\":false", "\"reason\":\"a test\"", "\"by\":\"" + administrator.name());
    }

    private static HttpResponse<String> say(String path, String token, String json) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(Dock.STACK.url(Service.AUDIT) + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void itsOwnUserOfTheDatabaseMayNotChangeOrDelete() throws Exception {
        JsonNode ready = Wire.JSON.readTree(ask("/q/health/ready", null).body());
        assertThat(ready.toString()).contains("tried and refused");
        String password = Files.readString(Dock.STACK.dir().resolve("keys/audit.password"));
        try (var c = DriverManager.getConnection(Dock.STACK.jdbcUrl(), "drydock_audit_writer", password.strip());
                var s = c.createStatement()) {
            for (String sql : List.of(
                    "update audit.event set actor = 'x'",
                    "delete from audit.evidence",
                    "select 1 from orchestrator.run")) {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> s.execute(sql)))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
        assertThat(Postgres.USER).isNotEqualTo("drydock_audit_writer");
    }

    @Test
    void withoutTheTokenNothingIsTold() throws Exception {
        for (String path : List.of("", "/events", "/runs/x", "/findings", "/findings/1", "/verify", "/export")) {
            for (String token : new String[] {null, "", "wrong", Dock.STACK.token() + "x"}) {
                HttpResponse<String> r = ask("/api/v1/audit" + path, token);
                assertThat(r.statusCode()).as(path).isEqualTo(401);
                assertThat(r.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void badQuestionsAreRefusedInWords() throws Exception {
        for (String bad : List.of(
                "/events?limit=0",
                "/events?limit=201",
                "/events?limit=x",
                "/events?cursor=-1",
                "/events?since=yesterday",
                "/events?site=" + "x".repeat(300),
                "/events?run=%00",
                "/export?format=xml")) {
            HttpResponse<String> r = ask("/api/v1/audit" + bad, Dock.STACK.token());
            assertThat(r.statusCode()).as(bad).isEqualTo(400);
            assertThat(r.body()).contains("urn:drydock:problem:bad-parameter", "\"next\"");
        }
        assertThat(ask("/api/v1/audit/runs/..%2F'%20or%201=1--", Dock.STACK.token())
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("/api/v1/audit/findings/999999", Dock.STACK.token()).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("systems")
    void pagesGoOnBehindTheLast() throws IOException {
        upgraded();
        JsonNode first = audit("/events?limit=5");
        JsonNode second = audit("/events?limit=5&cursor=" + first.path("next").asLong());

        assertThat(first.path("items")).hasSize(5);
        assertThat(second.path("items").get(0).path("id").asLong())
                .isGreaterThan(first.path("items").get(4).path("id").asLong());
        assertThat(audit("/events?type=run.started&limit=200").path("items"))
                .isNotEmpty()
                .allMatch(e -> e.path("type").asText().equals("dev.drydock.run.started.v1"));
    }

    @Test
    @Tag("systems")
    void theSpreadsheetHasALineAnEvent() throws Exception {
        String run = upgraded();

        String csv = ask("/api/v1/audit/export?format=csv&run=" + run, Dock.STACK.token())
                .body();

        assertThat(csv.lines().toList())
                .hasSize(1 + audit("/runs/" + run + "?limit=200").path("items").size());
        assertThat(csv).startsWith("run,sequence,time,").contains("dev.drydock.run.closed.v1");
    }

    private static String key(ConsumerRecord<byte[], byte[]> r) {
        return r.key() == null ? "" : new String(r.key(), UTF_8);
    }
}
