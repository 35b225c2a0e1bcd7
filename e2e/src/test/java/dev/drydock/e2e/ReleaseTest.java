package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Topics;
import dev.drydock.shows.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From hearing of a release to a finished upgrade, with no hand in between. */
@Tag("stack")
class ReleaseTest {
    private static final String BY_ITSELF = "policy: { by-itself: minor }\n";

    private static void produce(String recipe, String version) throws Exception {
        String json = "{\"application\":\"" + recipe + "\",\"version\":\"" + version + "\"}";
        Topic.send(Topics.RELEASES, recipe, json.getBytes(UTF_8), Map.of());
    }

    @Test
    void aSignedTagWebhookOfGithub() {
        try (Published p = Published.open("harbour-webhook", BY_ITSELF)) {
            Forge forge = Forge.known("github", p.recipe());
            p.publish("v1.1.0");

            Forge.Reply reply = forge.github("push", forge.pushed("v1.1.0"));

            assertThat(reply.status()).as(String.valueOf(reply.body())).isEqualTo(202);
            assertThat(reply.body().path("heard").asText()).isEqualTo("now");
            p.isUpgraded("1.1.0");
            assertThat(p.ways("1.1.0")).containsExactly("webhook");
            Forge.Reply again = forge.github("push", forge.pushed("v1.1.0"));
            assertThat(again.body().path("heard").asText()).isEqualTo("before");
            assertThat(p.runs()).hasSize(1);
            inTheRecord(p);
        }
    }

    /** In the register, signed and chained as every record is. */
    private static void inTheRecord(Published p) {
        List<String> told = Topic.read(List.of(Topics.UPGRADES), "the register tells of it", all -> events(all, p)
                        .anyMatch(type -> type.equals("dev.drydock.release.started.v1")))
                .stream()
                .map(r -> json(r.value()))
                .filter(e -> e.path("run").asText().equals("register") && about(e, p))
                .map(e -> e.path("type").asText())
                .distinct()
                .toList();
        assertThat(told)
                .contains(
                        "dev.drydock.site.added.v1", "dev.drydock.release.heard.v1", "dev.drydock.release.started.v1");
    }

    private static Stream<String> events(
            List<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> all, Published p) {
        return all.stream().map(r -> json(r.value())).filter(e -> about(e, p)).map(e -> e.path("type")
                .asText());
    }

    private static boolean about(JsonNode event, Published p) {
        return List.of(p.name(), p.recipe()).contains(event.path("subject").asText());
    }

    private static JsonNode json(byte[] value) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(value);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPlainKafkaRecordOfAnyProducer() throws Exception {
        try (Published p = Published.open("harbour-topic", BY_ITSELF)) {
            p.publish("v1.1.0");

            for (int i = 0; i < 3; i++) produce(p.recipe(), i == 1 ? "v1.1.0" : "1.1.0");

            p.isUpgraded("1.1.0");
            assertThat(p.ways("1.1.0")).containsExactly("topic");
        }
    }

    @Test
    @Shows(8)
    void theWatcherAtARealGitRemote() {
        try (Published p = Published.open("harbour-watched", BY_ITSELF)) {
            p.publish("v1.1.0");

            p.timePasses();

            p.isUpgraded("1.1.0");
            assertThat(p.ways("1.1.0")).containsExactly("watcher");
        }
    }

    @Test
    @Tag("systems")
    void aReleaseOnceHeardOfBeginsOneRunThoughAllIsKilledMeanwhile() throws Exception {
        try (Published p = Published.open("harbour-killed", BY_ITSELF)) {
            p.publish("v1.1.0");
            produce(p.recipe(), "1.1.0");
            Dock.until("it was heard of", Duration.ofSeconds(30), () -> !p.ways("1.1.0")
                    .isEmpty());

            Dock.STACK.kill9("orchestrator");
            Dock.STACK.restart("orchestrator");

            Dock.until("a run has begun", Duration.ofMinutes(4), () -> !p.runs().isEmpty());
            p.isUpgraded("1.1.0");
        }
    }

    @Test
    void aPersonIsAskedWhereThePolicySaysSo() throws Exception {
        try (Published p = Published.open("harbour-asked", "policy: { after-approval: minor }\n")) {
            assertThat(Harbour.drydock("site", "show", p.name()).out())
                    .containsPattern("newer    (nothing heard|none heard of)");
            p.publish("v1.1.0");
            produce(p.recipe(), "1.1.0");
            JsonNode asked = p.becomes("1.1.0", "asked");
            assertThat(asked.path("line").asText()).contains(p.name() + ".yaml:", "`after-approval: minor`");
            assertThat(Harbour.drydock("status").out()).contains("drydock release approve " + p.name() + " 1.1.0");

            assertThat(Harbour.drydock("site", "show", p.name()).out()).contains("newer    1.1.0 since 20");

            assertThat(Harbour.drydock("release", "approve", p.name(), "v1.1.0").exit())
                    .isZero();

            p.isUpgraded("1.1.0");
            assertThat(Harbour.drydock("releases", p.name()).out()).contains("1.1.0: run ");
            assertThat(Harbour.drydock("site", "show", p.name()).out()).contains("newer    none heard of");
        }
    }

    @Test
    void aNewerReleaseTakesThePlaceOfOneThatWaitsAndAPersonMayRejectIt() throws Exception {
        try (Published p = Published.open("harbour-newer", "policy: { after-approval: minor }\n")) {
            for (String version : List.of("1.1.0", "1.2.0")) {
                p.publish("v" + version);
                produce(p.recipe(), version);
                p.becomes(version, "asked");
            }
            assertThat(p.becomes("1.1.0", "superseded").path("why").asText()).isEqualTo("1.2.0 is newer");

            assertThat(Harbour.drydock("release", "reject", p.name(), "1.2.0", "--reason", "not now")
                            .exit())
                    .isZero();

            assertThat(p.intent("1.2.0").path("state").asText()).isEqualTo("rejected");
            produce(p.recipe(), "1.2.0");
            assertThat(p.runs()).isEmpty();
            assertThat(Harbour.drydock("release", "approve", p.name(), "1.2.0", "--ticket", "OPS-1")
                            .exit())
                    .as("a yes may come after a no")
                    .isZero();
            p.becomes("1.2.0", "started");
            Api.rested(p.runs().getFirst());
            assertThat(Harbour.drydock("release", "reject", p.name(), "1.2.0").exit())
                    .isEqualTo(1);
        }
    }

    @Test
    @Tag("systems")
    void aPolicyByLabelsBeginsWhatWasPassedOverAndOneThatSaysEquallyMuchIsRefused() throws Exception {
        try (Published p = Published.unwatched("harbour-labels")) {
            p.add("labels: { fleet: labelled, sea: north }\n");
            p.publish("v1.1.0");
            produce(p.recipe(), "1.1.0");
            assertThat(p.becomes("1.1.0", "passed").path("why").asText()).contains("no policy");

            policy(201, "policy: fleet\nlabels: { fleet: labelled }\nby-itself: minor\n");
            Api.Reply tie = policy(422, "policy: sea\nlabels: { sea: north }\nby-itself: none\n");

            assertThat(tie.body().path("detail").asText()).contains("fleet and sea", p.name());
            p.isUpgraded("1.1.0");
            assertThat(p.intent("1.1.0").path("line").asText()).isEqualTo("fleet.yaml:3 `by-itself: minor`");
            assertThat(Harbour.drydock("policy", "remove", "fleet").exit()).isZero();
        }
    }

    private static Api.Reply policy(int status, String yaml) {
        Api.Reply reply = Api.post("policies", "application/yaml", yaml);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        return reply;
    }

    @Test
    void aReleaseThatIsHeldBackDoesNotBeginAndIsRefusedByHandUntilItIsLifted() throws Exception {
        try (Published p = Published.open("harbour-held", BY_ITSELF)) {
            p.publish("v1.1.0");
            assertThat(Harbour.drydock("hold", "add", p.recipe(), "v1.1.0", "--reason", "loses mail")
                            .exit())
                    .isZero();

            produce(p.recipe(), "1.1.0");

            assertThat(p.becomes("1.1.0", "refused").path("why").asText()).contains("loses mail");
            Harbour.Said byHand = Harbour.drydock("upgrade", p.name(), "--to", "v1.1.0", "--yes");
            assertThat(byHand.exit()).as(byHand.out()).isEqualTo(1);
            assertThat(byHand.out()).contains("loses mail", "drydock hold remove " + p.recipe() + " 1.1.0");
            assertThat(Harbour.drydock("hold", "remove", p.recipe(), "v1.1.0").exit())
                    .isZero();
            p.isUpgraded("1.1.0");
        }
    }

    @Test
    @Tag("systems")
    void aHoldEndsTheRunThatWaitsForItsWindow() throws Exception {
        try (Published p = Published.open("harbour-window", "policy: { by-itself: none }\n")) {
            p.publish("v1.1.0");
            Api.Reply run = Api.json(
                    "sites/" + p.name() + "/runs",
                    "{\"kind\":\"upgrade\",\"to\":\"v1.1.0\",\"window\":{\"from\":\"2099-01-01T00:00:00Z\",\"until\":\"2099-01-01T01:00:00Z\"}}");
            String id = run.body().path("id").asText();
            assertThat(Api.rested(id).path("state").asText())
                    .as(() -> Api.run(id).toPrettyString())
                    .isEqualTo("waiting");

            Harbour.Said held = Harbour.drydock("hold", "add", p.recipe(), "1.1.0", "--reason", "loses mail");

            assertThat(held.out()).contains(id);
            assertThat(Api.rested(id).path("state").asText()).isEqualTo("not-started");
        }
    }

    @Test
    @Tag("systems")
    void aHoldEndsTheRunThatStillPreparesAndSaysWhy() throws Exception {
        try (Published p = Published.open("harbour-preparing", "policy: { by-itself: none }\n")) {
            p.publish("v1.1.0");
            Dock.STACK.kill9("backup"); // so that it stays in its preflight
            String id;
            Harbour.Said held;
            try {
                id = Api.json("sites/" + p.name() + "/runs", "{\"kind\":\"upgrade\",\"to\":\"v1.1.0\"}")
                        .body()
                        .path("id")
                        .asText();
                held = Harbour.drydock("hold", "add", p.recipe(), "1.1.0", "--reason", "loses mail");
            } finally {
                Dock.STACK.restart("backup");
            }

            assertThat(held.out()).contains(id);
            assertThat(Api.rested(id).path("state").asText()).isEqualTo("not-started");
            assertThat(Api.run(id).toString()).contains("1.1.0 is held back: loses mail");
        }
    }

    @Test
    @Tag("systems")
    void explainSaysWhatWouldHappenWhenAndByWhichLine() {
        try (Published p = Published.open(
                "harbour-explained",
                "policy:\n  by-itself: minor\n  window: { days: [ sun ], from: \"01:00\", to: \"01:01\", zone: UTC }\n")) {
            Harbour.Said minor = Harbour.drydock("policy", "explain", p.name(), "v1.1.0");
            Harbour.Said major = Harbour.drydock("policy", "explain", p.name(), "v2.0.0");

            assertThat(minor.out()).containsAnyOf("the window is closed", "and the window is open");
            assertThat(minor.out()).contains("`window: sun 01:00–01:01 UTC`");
            assertThat(major.out()).contains("never by itself", p.name() + ".yaml", "drydock upgrade " + p.name());
            assertThat(p.runs()).isEmpty();
        }
    }
}
