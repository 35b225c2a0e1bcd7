package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docker-compose.yml as it stands: two upgrades of its site over ssh, and a service killed in the second one's migration. */
@Tag("systems")
class ComposeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> RESTS = Set.of("waiting", "stuck", "succeeded", "rolled-back", "not-started");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Compose compose;

    @Test
    void upgrades_a_site_over_ssh_and_survives_a_killed_container() throws Exception {
        Optional<String> missing = Compose.missing();
        assumeTrue(missing.isEmpty(), () -> missing.get() + "; see deploy/README.md");
        try (Compose project = new Compose()) {
            compose = project;
            project.up();
            try {
                tell();
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\n" + project.logs(), e);
            }
        }
    }

    private void tell() throws Exception {
        until("everything is up", LIMIT, this::up);
        register();

        JsonNode first = rested(upgrade("v1.1.0"));
        assertThat(first.path("state").asText()).as(first.toPrettyString()).isEqualTo("succeeded");
        assertThat(page().body()).contains("Harbour 1.1.0");
        assertThat(migrations("1.1.0")).isEqualTo(1);

        release("1.1.1");
        site("touch switches/hold && rm -f switches/arrived");
        String second = upgrade("v1.1.1");
        until(
                "the migration is in its middle",
                LIMIT,
                () -> compose.onSite("test -e /srv/harbour/switches/arrived").exit() == 0);
        assertThat(page().statusCode()).isEqualTo(503);
        compose.kill("migration");
        assertThat(compose.runs("migration")).isFalse();
        compose.start("migration");
        site("rm switches/hold");

        JsonNode run = rested(second);
        assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("succeeded");
        assertThat(migrations("1.1.1")).isEqualTo(1);
        assertThat(page().statusCode()).isEqualTo(200);
        assertThat(page().body()).contains("Harbour 1.1.1");
    }

    // the host may still be on its way up for the first look
    private void register() throws Exception {
        String[] last = {""};
        until("the site is registered", LIMIT, () -> {
            HttpResponse<String> r = post("sites", "application/yaml", siteFile());
            last[0] = r.body();
            return r.statusCode() == 201;
        });
        assertThat(last[0]).contains("harbour@site:2222");
    }

    private String siteFile() {
        try {
            return compose.siteFile();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One more good release: what is held must have a migration to be held in. */
    private void release(String version) {
        site("git -c advice.detachedHead=false clone -q -b v1.1.0 harbour.git next && cd next"
                + " && git config user.name Harbour && git config user.email harbour@example.org"
                + " && echo " + version + " >VERSION"
                + " && echo 'create table moorings (id integer primary key);' >migrations/004-moorings.sql"
                + " && git add -A && git commit -q -m " + version
                + " && git tag -a -m " + version + " v" + version + " && git push -q origin v" + version);
    }

    private void site(String command) {
        Compose.Said said = compose.onSite("cd /srv/harbour && " + command);
        assertThat(said.exit()).as(said.out()).isZero();
    }

    private long migrations(String version) {
        return compose.onSite("cat /srv/harbour/ledger")
                .out()
                .lines()
                .filter(l -> l.startsWith("migrate " + version + " "))
                .count();
    }

    private String upgrade(String to) throws IOException {
        HttpResponse<String> r =
                post("sites/harbour/runs", "application/json", "{\"kind\":\"upgrade\",\"to\":\"" + to + "\"}");
        assertThat(r.statusCode()).as(r.body()).isEqualTo(202);
        return JSON.readTree(r.body()).path("id").asText();
    }

    private JsonNode rested(String id) {
        until(
                "run " + id + " rests",
                LIMIT,
                () -> RESTS.contains(run(id).path("state").asText()));
        return run(id);
    }

    private JsonNode run(String id) {
        try {
            return JSON.readTree(send(request("runs/" + id).GET()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // not Dock's: that one starts a stack
    private static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!Await.until(limit, condition)) throw new AssertionError("waited " + limit + " in vain until " + what);
    }

    private boolean up() {
        try {
            return send(request("status").GET()).body().contains("\"broker\":\"up\"") && page().statusCode() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> page() {
        return send(HttpRequest.newBuilder(URI.create(compose.page())).timeout(Duration.ofSeconds(10)));
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(compose.url() + "/api/v1/" + path))
                    .timeout(Duration.ofSeconds(90))
                    .header("Authorization", "Bearer " + compose.token());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder b) {
        try {
            return http.send(b.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
