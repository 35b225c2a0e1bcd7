package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever tells of a release is believed no further than the site's own remote says. */
@Tag("stack")
class BadReleaseTest {
    private static final String BY_ITSELF = "policy: { by-itself: minor }\n";

    @Test
    void aDeliveryThatNobodyKnownHasSignedTeachesNothing() {
        try (Published p = Published.open("harbour-strangers", BY_ITSELF)) {
            p.publish("v1.1.0");
            Forge ours = Forge.known("github", p.recipe());
            Forge other = Forge.known("github", Recipes.add("harbour-strangers-2", y -> y));
            String body = ours.pushed("v1.1.0");
            String right = "sha256=" + ours.hmac(body);

            List<Forge.Reply> refused = Stream.<Supplier<Forge.Reply>>of(
                            () -> Forge.send("github", body),
                            () -> signed("github", body, "X-Hub-Signature-256", "sha256=" + "0".repeat(64)),
                            () -> signed("github", body + " ", "X-Hub-Signature-256", right),
                            () -> signed("gitea", body, "X-Gitea-Signature", ours.hmac(body)),
                            () -> signed("gitlab", body, "X-Gitlab-Token", ours.secret()),
                            // signed by a known one, and of a repository that is not its own
                            () -> other.github("push", body),
                            // of one that nobody knows
                            () -> ours.github("push", body.replace("acme/", "evil/")))
                    .map(Forge::patient)
                    .toList();

            assertThat(refused).allSatisfy(r -> {
                assertThat(r.status()).isEqualTo(401);
                assertThat(r.body()).isEqualTo(refused.getFirst().body());
            });
            assertThat(Forge.patient(() -> Forge.send("../api/v1/status", "{}")).status())
                    .isEqualTo(401);
            assertThat(Forge.send("github/..%2f..%2fapi/v1/status", "{}").status())
                    .isIn(401, 404);
            assertThat(p.ways("1.1.0")).isEmpty();
            assertThat(p.runs()).isEmpty();
        }
    }

    private static Forge.Reply signed(String forge, String body, String header, String value) {
        return Forge.send(forge, body, "X-GitHub-Event", "push", "X-Gitea-Event", "push", header, value);
    }

    @Test
    void gitlabsOldTimeIsRefusedAndItsTokenIsBelieved() {
        try (Published p = Published.open("harbour-gitlab", BY_ITSELF)) {
            p.publish("v1.1.0");
            Forge forge = Forge.known("gitlab", p.recipe());
            String body = "{\"object_kind\":\"tag_push\",\"ref\":\"refs/tags/v1.1.0\",\"after\":\"1a\",\"project\":"
                    + "{\"path_with_namespace\":\"" + forge.repository() + "\"}}";
            String old = String.valueOf(Instant.now().minusSeconds(3600).getEpochSecond());
            byte[] mac = java.util.HexFormat.of().parseHex(forge.hmac("id." + old + "." + body));
            String signature = "v1," + java.util.Base64.getEncoder().encodeToString(mac);

            Forge.Reply late = Forge.patient(() -> Forge.send(
                    "gitlab", body, "webhook-id", "id", "webhook-timestamp", old, "webhook-signature", signature));
            assertThat(late.status()).isEqualTo(401);
            assertThat(p.runs()).isEmpty();

            assertThat(Forge.send("gitlab", body, "X-Gitlab-Token", forge.secret())
                            .status())
                    .isEqualTo(202);
            p.isUpgraded("1.1.0");
        }
    }

    @Test
    void draftsBranchesDeletedTagsAndNonsenseAreTakenAndIgnored() {
        try (Published p = Published.open("harbour-ignored", BY_ITSELF)) {
            Forge forge = Forge.known("github", p.recipe());
            String release =
                    "{\"action\":\"published\",\"release\":{\"tag_name\":\"v1.1.0\",\"draft\":true},\"repository\":"
                            + "{\"full_name\":\"" + forge.repository() + "\"}}";

            List<Forge.Reply> ignored = List.of(
                    forge.github("ping", forge.pushed("v1.1.0")),
                    forge.github("release", release),
                    forge.github("release", release.replace("draft", "prerelease")),
                    forge.github("push", forge.pushed("v1.1.0").replace("tags", "heads")),
                    forge.github("push", forge.pushed("v1.1.0").replace("\"deleted\":false", "\"deleted\":true")),
                    forge.github("push", forge.pushed("nightly")),
                    forge.github("push", forge.pushed("../../etc/passwd")),
                    forge.github("push", "no json"));

            assertThat(ignored).allSatisfy(r -> {
                assertThat(r.status()).isEqualTo(202);
                assertThat(r.body().path("ignored").asText()).isNotEmpty();
            });
            assertThat(p.ways("1.1.0")).isEmpty();
        }
    }

    @Test
    void aFloodIsBoundedAndDoesNotKeepOutWhatIsSigned() {
        try (Published p = Published.open("harbour-flood", "policy: { by-itself: none }\n")) {
            Forge forge = Forge.known("gitea", p.recipe());

            List<Forge.Reply> answers = IntStream.range(0, 200)
                    .mapToObj(i -> Forge.send("gitea", "{}", "X-Gitea-Signature", "0".repeat(64)))
                    .toList();

            assertThat(answers)
                    .extracting(Forge.Reply::status)
                    .containsOnly(401, 429)
                    .contains(429);
            assertThat(answers)
                    .filteredOn(r -> r.status() == 429)
                    .allMatch(r -> r.all().headers().firstValue("Retry-After").isPresent());
            assertThat(forge.gitea("push", forge.pushed("v1.0.0")).status()).isEqualTo(202);
            String tooLong = "{\"x\":\"" + "x".repeat(2_000_000) + "\"}";
            assertThat(tooLong(forge, tooLong)).isEqualTo(413);
            Dock.until(
                    "strangers are answered again",
                    Duration.ofSeconds(30),
                    () -> Forge.send("gitea", "{}").status() == 401);
        }
    }

    /** Who is refused in the middle of a sentence may see no more than a closed connection. */
    private static int tooLong(Forge forge, String body) {
        try {
            return forge.gitea("push", body).status();
        } catch (java.io.UncheckedIOException closed) {
            return 413;
        }
    }

    @Test
    void whatNoRemoteHasIsRefusedInTheEndAndNothingBegins() throws Exception {
        try (Published p = Published.open("harbour-lies", BY_ITSELF)) {
            Topic.send(Topics.RELEASES, p.recipe(), told(p.recipe(), "1.7.0", null), Map.of());
            Dock.until(
                    "its remote was asked",
                    Duration.ofSeconds(60),
                    () -> p.intent("1.7.0").path("why").asText().contains("has no version 1.7.0"));
            assertThat(p.intent("1.7.0").path("state").asText()).isEqualTo("due");

            // a commit that is another one at the site's remote
            p.publish("v1.1.0");
            Topic.send(Topics.RELEASES, p.recipe(), told(p.recipe(), "1.1.0", "1a".repeat(20)), Map.of());
            assertThat(p.becomes("1.1.0", "refused").path("why").asText()).contains("was told to be 1a1a1a");
            assertThat(p.runs()).isEmpty();
        }
    }

    @Test
    void duplicatesAndAnOlderOneAfterANewerBeginOneRun() throws Exception {
        try (Published p = Published.open("harbour-order", BY_ITSELF)) {
            p.publish("v1.1.0");
            for (String version : List.of("1.1.0", "v1.1.0", "1.0.0", "1.1.0", "0.9.0")) {
                Topic.send(Topics.RELEASES, p.recipe(), told(p.recipe(), version, null), Map.of());
            }
            p.isUpgraded("1.1.0");
            assertThat(p.intent("0.9.0").isMissingNode()).isTrue();
        }
    }

    @Test
    void aPoisonedRecordIsPutToTheDeadLettersAndHoldsUpNoOther() throws Exception {
        try (Published p = Published.open("harbour-poison", BY_ITSELF)) {
            p.publish("v1.1.0");
            for (String value : List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "7",
                    "{}",
                    "{\"application\":7,\"version\":[]}",
                    "{\"application\":\"nobody\",\"version\":\"1.1.0\"}",
                    "{\"application\":\"../etc\",\"version\":\"1.1.0\"}",
                    "{\"application\":\"" + p.recipe() + "\",\"version\":\"--upload-pack=x\"}",
                    "{\"application\":\"" + p.recipe() + "\",\"version\":\"main\"}",
                    "{\"application\":\"" + p.recipe() + "\",\"version\":\"1.1.0\",\"commit\":\"$(id)\"}",
                    "[".repeat(10_000),
                    "{\"application\":\"" + "x".repeat(100_000) + "\"}")) {
                letter(p.recipe(), value.getBytes(UTF_8));
            }

            Topic.send(Topics.RELEASES, p.recipe(), told(p.recipe(), "1.1.0", null), Map.of());

            p.isUpgraded("1.1.0");
        }
    }

    private static byte[] told(String recipe, String version, String commit) {
        String more = commit == null ? "" : ",\"commit\":\"" + commit + "\"";
        return ("{\"application\":\"" + recipe + "\",\"version\":\"" + version + "\"" + more + "}").getBytes(UTF_8);
    }

    private static void letter(String key, byte[] value) throws Exception {
        RecordMetadata sent = Topic.send(Topics.RELEASES, key, value, Map.of());
        String where = "\"partition\":" + sent.partition() + ",\"offset\":" + sent.offset() + ",";
        Topic.read(
                List.of(Topics.DEAD_LETTERS),
                "the record is a dead letter: " + new String(value, UTF_8),
                all -> all.stream()
                        .map(r -> new String(r.value(), UTF_8))
                        .anyMatch(l -> l.contains(Topics.RELEASES) && l.contains(where)));
    }
}
