package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An upgrade over several hops: one id, a run each, the doors open in between. */
@Tag("stack")
class JourneyTest {
    private static final String GOAL = HarbourSite.BAD;

    @BeforeAll
    static void recipe() {
        Recipes.add("harbour-hop", y -> y.replace("skip: allowed", "skip: hop"));
    }

    @Test
    void endsAtTheLastGoodHop() throws IOException {
        try (Harbour harbour = Harbour.open("harbour-hop")) {
            assertThat(Harbour.drydock("plan", harbour.name, "--to", GOAL).out())
                    .contains("would jump over v1.1.0", "go to v1.1.0 first, or all the way with --hops");
            assertThat(Harbour.drydock("plan", harbour.name, "--to", GOAL, "--hops")
                            .out())
                    .contains(": 1.0.0 (", "→ v1.1.0 (", "hops: v1.1.0 → v1.2.0;");

            Harbour.Said said = Harbour.drydock("upgrade", harbour.name, "--to", GOAL, "--hops", "--watch", "--yes");

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            String id = said.run();
            JsonNode journey = Api.run(id).path("journey");
            assertThat(journey.path("id").asText()).isEqualTo(id);
            assertThat(journey.path("state").asText()).isEqualTo("stopped");
            assertThat(journey.path("hops"))
                    .extracting(
                            h -> h.path("to").asText() + " " + h.path("state").asText())
                    .containsExactly("v1.1.0 succeeded", "v1.2.0 rolled-back");
            assertThat(journey.path("hops"))
                    .allSatisfy(h -> assertThat(journeyInTheRecord(h.path("run").asText()))
                            .isEqualTo(id));
            assertThat(said.out())
                    .contains("stopped: run "
                            + journey.path("hops").path(1).path("run").asText() + " to v1.2.0 ended")
                    .contains("drydock upgrade " + harbour.name + " --to v1.2.0 --hops");
            assertThat(harbour.version()).isEqualTo("1.1.0");
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.migrations("1.2.0")).isEqualTo(1);
        }
    }

    /** While vcs is away nobody can look at the site, so that it stays between the two. */
    @Test
    @Tag("systems")
    void goesOnAfterTheOrchestratorWasKilledBetweenTwoHops() throws IOException {
        try (Harbour harbour = Harbour.open("harbour-hop")) {
            Releases.mendHarbour(harbour.site.dir());
            String id = held(harbour);
            Dock.STACK.kill9("vcs");
            harbour.site.switches().release();
            assertThat(Api.rested(id).path("state").asText()).isEqualTo("succeeded");
            assertThat(harbour.page()).as("open in between").isEqualTo(200);
            assertThat(journey(id).path("state").asText()).isEqualTo("going");

            Dock.STACK.kill9("orchestrator");
            Dock.STACK.restart("vcs");
            Dock.STACK.restart("orchestrator");

            Harbour.Said said = Harbour.drydock("watch", id);
            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(journey(id).path("state").asText()).isEqualTo("arrived");
            assertThat(journey(id).path("hops")).hasSize(2);
            assertThat(harbour.version()).isEqualTo("1.2.0");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.migrations("1.2.0")).isEqualTo(1);
        }
    }

    @Test
    @Tag("systems")
    void beginsNoFurtherHopWhereAPersonEndsIt() {
        try (Harbour harbour = Harbour.open("harbour-hop")) {
            String id = held(harbour);

            Harbour.Said said = Harbour.drydock("cancel", id, "--reason", "enough for today");

            assertThat(said.exit()).as(said.out()).isZero();
            harbour.site.switches().release();
            assertThat(Harbour.drydock("watch", id).exit())
                    .as("before its goal")
                    .isEqualTo(1);
            assertThat(Api.run(id).path("state").asText()).isEqualTo("succeeded");
            assertThat(journey(id).path("reason").asText()).isEqualTo("a person ended it: enough for today");
            assertThat(journey(id).path("hops")).hasSize(1);
            assertThat(harbour.version()).isEqualTo("1.1.0");
        }
    }

    private static JsonNode journey(String run) {
        return Api.run(run).path("journey");
    }

    /** Begun, and held in the middle of its first migration. */
    private static String held(Harbour harbour) {
        harbour.site.switches().hold();
        String wish = "{\"kind\":\"upgrade\",\"to\":\"" + GOAL + "\",\"hops\":true}";
        Api.Reply begun = Api.json("sites/" + harbour.name + "/runs", wish);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        assertThat(harbour.site.switches().arrived(Duration.ofSeconds(240))).isTrue();
        return begun.body().path("id").asText();
    }

    private static String journeyInTheRecord(String run) throws IOException {
        byte[] first = Base64.getDecoder()
                .decode(Api.get("runs/" + run + "/record")
                        .body()
                        .path("items")
                        .path(0)
                        .path("value")
                        .asText());
        return Wire.JSON.readTree(first).path("data").path("journey").asText();
    }
}
