package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.stack.demo.HarbourSite;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several people, each with a token of their own: what they see, what they may, and what stands in the record of it. */
@Tag("stack")
class IdentityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPGRADE = "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"%s}";

    @BeforeAll
    static void recipe() {
        String preview = "  - preview: echo 'alter table berths add column x;'\n    approve: always\n";
        Recipes.add(
                "harbour-eyes",
                y -> y.replaceAll("(?m)^  - migrate:", Matcher.quoteReplacement(preview) + "  - migrate:"));
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /** The public record of a run, or of what is none's. */
    private static List<JsonNode> record(JsonNode items) {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode item : items.path("items")) {
            try {
                events.add(JSON.readTree(
                        Base64.getDecoder().decode(item.path("value").asText())));
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
        return events;
    }

    @Test
    void whoDoesNotSeeASiteIsToldTheSameAsOfOneThatIsNotThere() {
        try (Harbour theirs = Harbour.open("harbour", "labels: { team: theirs, env: prod }\n")) {
            Tokens.Token inside = Tokens.make("administrator", "team=theirs");
            Tokens.Token outside = Tokens.make("administrator", "team=theirs,env=test");
            String site = theirs.name;
            String run = body(inside.post("/api/v1/sites/" + site + "/runs", "{\"kind\":\"backup\",\"open\":true}"))
                    .path("id")
                    .asText();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");

            for (String path : List.of(
                    "/api/v1/sites/NAME",
                    "/api/v1/sites/NAME/backups",
                    "/api/v1/sites/NAME/check",
                    "/api/v1/sites/NAME/bundle")) {
                HttpResponse<String> hidden = outside.get(path.replace("NAME", site));
                HttpResponse<String> missing = outside.get(path.replace("NAME", "nowhere"));
                assertThat(hidden.statusCode()).as(path).isEqualTo(404);
                assertThat(hidden.body()).isEqualTo(missing.body().replace("nowhere", site));
                assertThat(inside.get(path.replace("NAME", site)).statusCode()).isEqualTo(200);
            }
            for (String path : List.of("/api/v1/runs/ID", "/api/v1/backups/ID", "/api/v1/runs/ID/record")) {
                HttpResponse<String> hidden = outside.get(path.replace("ID", run));
                assertThat(hidden.statusCode()).as(path).isEqualTo(404);
                assertThat(hidden.body())
                        .isEqualTo(
                                outside.get(path.replace("ID", "nosuch")).body().replace("nosuch", run));
                assertThat(inside.get(path.replace("ID", run)).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> begun = outside.post("/api/v1/sites/" + site + "/runs", "{\"kind\":\"backup\"}");
            assertThat(begun.statusCode()).isEqualTo(404);
            HttpResponse<String> changed = Tokens.send(
                    "PUT",
                    "/api/v1/sites",
                    outside.secret(),
                    "application/yaml",
                    theirs.site.yaml() + "labels: { team: theirs, env: test }\n");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(404);
            for (String list :
                    List.of("/api/v1/sites", "/api/v1/runs", "/api/v1/runs?site=" + site, "/api/v1/status")) {
                assertThat(outside.get(list).body()).as(list).doesNotContain(site);
            }
            assertThat(body(outside.get("/api/v1/status")).path("sites").asInt())
                    .isZero();
            assertThat(body(inside.get("/api/v1/status")).path("sites").asInt()).isEqualTo(1);
            assertThat(body(inside.get("/api/v1/sites")).path("items")).hasSize(1);
            assertThat(body(inside.get("/api/v1/runs")).path("items")).hasSize(1);
        }
    }

    @Test
    void whatARequestNamesBesideItsPathIsWithinTheScopeToo() {
        try (Harbour theirs = Harbour.open("harbour", "labels: { team: first }\n");
                Harbour mine = Harbour.open("harbour", "labels: { team: second }\n")) {
            String backup = Api.json(
                            "sites/" + theirs.name + "/runs",
                            "{\"kind\":\"backup\",\"open\":true}",
                            "Idempotency-Key",
                            "k-" + theirs.name)
                    .body()
                    .path("id")
                    .asText();
            Api.rested(backup);
            Tokens.Token me = Tokens.make("administrator", "team=second");
            String plans = "/api/v1/sites/" + mine.name + "/plans";

            String hidden = me.post(plans, "{\"kind\":\"drill\",\"backup\":\"" + backup + "\"}")
                    .body();
            String missing =
                    me.post(plans, "{\"kind\":\"drill\",\"backup\":\"nosuch\"}").body();
            HttpResponse<String> file =
                    me.post(plans, "{\"kind\":\"restore\",\"file\":\"" + theirs.name + "/" + backup + "\"}");
            HttpResponse<String> absolute =
                    me.post(plans, "{\"kind\":\"restore\",\"file\":\"/var/backups/" + backup + "\"}");
            HttpResponse<String> climbing = me.post(
                    plans,
                    "{\"kind\":\"restore\",\"file\":\"" + mine.name + "/../" + theirs.name + "/" + backup + "\"}");
            Api.Reply key = Api.json(
                    "sites/" + mine.name + "/runs", "{\"kind\":\"backup\"}", "Idempotency-Key", "k-" + theirs.name);
            HttpResponse<String> added = Tokens.send(
                    "POST",
                    "/api/v1/sites",
                    me.secret(),
                    "application/yaml",
                    "name: new\nrecipe: harbour\nroot: /srv/new\nlabels: { team: first }\n");

            assertThat(hidden).contains("unknown-backup").isEqualTo(missing.replace("nosuch", backup));
            assertThat(file.statusCode()).isEqualTo(404);
            assertThat(absolute.statusCode()).isEqualTo(403);
            assertThat(climbing.statusCode()).isEqualTo(403);
            assertThat(key.status()).as(key.toString()).isEqualTo(422);
            assertThat(key.toString()).doesNotContain(theirs.name + "\"");
            assertThat(added.statusCode()).as(added.body()).isEqualTo(422);
            assertThat(added.body()).contains("team=second");
        }
    }

    @Test
    void whoAskedForARunDoesNotApproveItWhereFourEyesAreRequired() {
        try (Harbour harbour = Harbour.open("harbour-eyes", "approval: { four-eyes: true }\n")) {
            Tokens.Token anna = Tokens.make("approver", "");
            Tokens.Token bert = Tokens.make("approver", "");
            Tokens.Token operator = Tokens.make("operator", "");
            String run = body(anna.post(
                            "/api/v1/sites/" + harbour.name + "/runs",
                            UPGRADE.formatted(",\"reason\":\"a\\nb\",\"ticket\":\"OPS-7\"")))
                    .path("id")
                    .asText();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("waiting");
            String approve = "/api/v1/runs/" + run + "/approve";

            assertThat(operator.post(approve, "{}").statusCode()).isEqualTo(403);
            HttpResponse<String> own = anna.post(approve, "{}");
            assertThat(own.statusCode()).isEqualTo(403);
            assertThat(own.body()).contains("urn:drydock:problem:four-eyes", anna.name());
            assertThat(Api.run(run).path("state").asText()).isEqualTo("waiting");
            assertThat(bert.post(approve, "{\"reason\":\"read\\u001b[2J it\",\"ticket\":\"OPS-8\"}")
                            .statusCode())
                    .isEqualTo(202);

            JsonNode ended = Api.rested(run);
            assertThat(ended.path("state").asText()).isEqualTo("succeeded");
            assertThat(ended.path("requestedBy").asText()).isEqualTo(anna.name());
            assertThat(ended.path("ticket").asText()).isEqualTo("OPS-7");
            List<JsonNode> events = record(Api.get("runs/" + run + "/record").body());
            assertThat(events.getFirst().path("actor").asText()).isEqualTo(anna.name());
            assertThat(events.getFirst().path("data").path("reason").asText()).isEqualTo("a b");
            assertThat(events.getFirst().path("data").path("ticket").asText()).isEqualTo("OPS-7");
            JsonNode given = events.stream()
                    .filter(e -> e.path("type").asText().contains("approval.given"))
                    .findFirst()
                    .orElseThrow();
            assertThat(given.path("actor").asText()).isEqualTo(bert.name());
            assertThat(given.path("data").path("reason").asText()).isEqualTo("read [2J it");
            assertThat(given.path("data").path("ticket").asText()).isEqualTo("OPS-8");
        }
    }

    @Test
    void whoWaivesADrillOrDiscardsWhatIsThereIsAnApprover() {
        try (Harbour harbour = Harbour.open()) {
            Tokens.Token operator = Tokens.make("operator", "");
            Tokens.Token approver = Tokens.make("approver", "");
            String runs = "/api/v1/sites/" + harbour.name + "/runs";

            for (String waiver : List.of(",\"withoutDrill\":\"no room\"", ",\"discardCurrent\":true")) {
                String wish = "{\"kind\":\"downgrade\",\"to\":\"v0.9.0\"" + waiver + "}";
                assertThat(operator.post(runs, wish).statusCode()).isEqualTo(403);
                assertThat(approver.post(runs, wish).statusCode()).isEqualTo(422);
            }
            assertThat(operator.post(runs, "{\"kind\":\"downgrade\",\"to\":\"v0.9.0\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(Api.get("runs?site=" + harbour.name).body().path("items"))
                    .isEmpty();
        }
    }

    @Test
    void whoseTokenIsRevokedSeesNoMoreOfARunThatGoesOn() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            Tokens.Token viewer = Tokens.make("viewer", "");
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            CompletableFuture<HttpResponse<String>> seen = viewer.follow("/api/v1/runs/" + run + "/events");

            viewer.revoke();

            assertThat(seen.get(30, TimeUnit.SECONDS).body()).doesNotContain("event:end");
            assertThat(Api.run(run).path("state").asText()).isEqualTo("running");
            harbour.site.switches().release();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
        }
    }
}
