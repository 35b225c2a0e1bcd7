package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.shows.Shows;
import dev.drydock.stack.demo.HarbourSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many sites, wave by wave. */
@Tag("stack")
class RolloutTest {

    @Test
    @Shows(20)
    void ofTwentySitesOneFailsIsRestoredAndStopsTheRolloutAndRetryFinishesTheRest() {
        try (Sites sites = Sites.open(20)) {
            Harbour bad = sites.all.get(3);
            bad.site.switches().migrationFails(true);
            Harbour.Said shown = command(sites, "--dry-run");
            assertThat(shown.out()).contains("WAVE").doesNotContain("accepted");
            Harbour.Said begun = command(sites, "--yes", "--reason", "CVE-2027-1");
            String id = begun.out().replaceAll("(?s).*accepted: rollout ([a-z0-9]{20}).*", "$1");

            JsonNode stopped = rested(id);

            assertThat(stopped.path("standing").asText()).as(stopped.toString()).isEqualTo("stopped");
            assertThat(stopped.path("why").asText()).isEqualTo("1 of 20 failed: " + bad.name);
            assertThat(bad.version()).isEqualTo("1.0.0");
            assertThat(bad.page()).isEqualTo(200);
            assertThat(stages(stopped, 3)).containsOnly("planned");
            assertThat(sites.all.subList(6, 20)).extracting(Harbour::version).containsOnly("1.0.0");
            assertThat(Api.run(run(stopped, bad)).path("state").asText()).isEqualTo("rolled-back");
            assertThat(Api.run(run(stopped, bad)).path("reasonGiven").asText()).contains(id, "CVE-2027-1");

            bad.site.switches().migrationFails(false);
            assertThat(Harbour.drydock("rollout", "retry", id).exit()).isZero();
            JsonNode over = rested(id);

            assertThat(over.path("standing").asText()).as(over.toString()).isEqualTo("succeeded");
            assertThat(sites.all).extracting(Harbour::version).containsOnly("1.1.0");
            assertThat(sites.all).allMatch(h -> h.migrations("1.1.0") == 1 || h == bad);
            assertThat(Harbour.drydock("rollout", "retry", id).exit()).isEqualTo(1);
        }
    }

    private static Harbour.Said command(Sites sites, String... more) {
        List<String> words = new ArrayList<>(List.of("rollout", "start", "--to", HarbourSite.GOOD, "--at-once", "6"));
        sites.all.forEach(h -> words.addAll(List.of("--site", h.name)));
        words.addAll(List.of(more));
        Harbour.Said said = Harbour.drydock(words.toArray(String[]::new));
        assertThat(said.exit()).as(said.out()).isZero();
        return said;
    }

    @Test
    @Tag("systems")
    void heldItBeginsNothingAndASecondRequestWithTheSameKeyIsTheSameRollout() {
        try (Sites sites = Sites.open(2)) {
            ObjectNode wish = JsonNodeFactory.instance.objectNode().put("to", HarbourSite.GOOD);
            sites.all.forEach(h -> wish.withArray("sites").add(h.name));
            Harbour first = sites.all.getFirst();
            first.site.switches().hold();
            String id = started(wish);
            assertThat(started(wish)).isEqualTo(id);
            assertThat(first.site.switches().arrived(Duration.ofSeconds(240))).isTrue();

            assertThat(Api.json("rollouts/" + id + "/hold", "{\"reason\":\"lunch\"}")
                            .status())
                    .isEqualTo(202);
            first.site.switches().release();
            Dock.until("the first is done", Duration.ofSeconds(90), () -> stages(show(id), 1)
                    .equals(List.of("done")));

            assertThat(show(id).path("standing").asText()).isEqualTo("held");
            assertThat(stages(show(id), 2)).containsExactly("planned");
            assertThat(Api.json("rollouts/" + id + "/hold", "{}").status()).isEqualTo(409);
            assertThat(Api.json("rollouts/" + id + "/cancel", "{\"reason\":\"not today\"}")
                            .status())
                    .isEqualTo(202);
            JsonNode over = rested(id);
            assertThat(over.path("standing").asText()).isEqualTo("ended");
            assertThat(over.path("why").asText()).contains("not today");
            assertThat(sites.all.getLast().version()).isEqualTo("1.0.0");
        }
    }

    @Test
    @Tag("systems")
    void aSiteWhosePolicySaysNeverIsPassedOver() {
        try (Harbour open = Harbour.open();
                Harbour never = Harbour.open("harbour", "policy: { never: [ \">=1.1\" ] }\n")) {
            ObjectNode wish = JsonNodeFactory.instance.objectNode().put("to", HarbourSite.GOOD);
            wish.withArray("sites").add(never.name).add(open.name);
            wish.withArray("waves").add("rest");

            JsonNode over = rested(started(wish));

            assertThat(over.path("standing").asText()).as(over.toString()).isEqualTo("succeeded");
            assertThat(stages(over, 1)).containsExactly("passed", "done");
            assertThat(over.path("sites").path(0).path("why").asText()).contains("passed over by its policy");
            assertThat(never.version()).isEqualTo("1.0.0");
            assertThat(open.version()).isEqualTo("1.1.0");
        }
    }

    private static String started(ObjectNode wish) {
        Api.Reply r = Api.json(
                "rollouts",
                wish.toString(),
                "Idempotency-Key",
                wish.path("sites").path(0).asText() + "-rollout");
        assertThat(r.status()).as(r.toString()).isEqualTo(202);
        return r.body().path("id").asText();
    }

    private static JsonNode show(String id) {
        return Api.get("rollouts/" + id).body();
    }

    private static JsonNode rested(String id) {
        Dock.until(
                () -> "the rollout rests: " + show(id),
                Duration.ofSeconds(300),
                () -> !List.of("going", "cancelled")
                                .contains(show(id).path("standing").asText())
                        && nothingGoes(show(id)));
        return show(id);
    }

    private static boolean nothingGoes(JsonNode rollout) {
        return StreamSupport.stream(rollout.path("sites").spliterator(), false)
                .noneMatch(l -> List.of("beginning", "underway")
                        .contains(l.path("stage").asText()));
    }

    private static List<String> stages(JsonNode rollout, int wave) {
        return StreamSupport.stream(rollout.path("sites").spliterator(), false)
                .filter(l -> l.path("wave").asInt() == wave)
                .map(l -> l.path("stage").asText())
                .toList();
    }

    private static String run(JsonNode rollout, Harbour site) {
        return StreamSupport.stream(rollout.path("sites").spliterator(), false)
                .filter(l -> l.path("site").asText().equals(site.name))
                .map(l -> l.path("run").asText())
                .findFirst()
                .orElseThrow();
    }

    private record Sites(List<Harbour> all) implements AutoCloseable {
        static Sites open(int n) {
            Sites sites = new Sites(new ArrayList<>());
            for (int i = 0; i < n; i++) sites.all.add(Harbour.open());
            return sites;
        }

        @Override
        public void close() {
            all.forEach(Harbour::close);
        }
    }
}
