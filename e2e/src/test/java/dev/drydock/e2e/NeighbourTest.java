package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two sites on one host whose recipes restart the same service. */
@Tag("stack")
class NeighbourTest {

    @Test
    void oneWaitsWithOpenDoorsUntilTheOtherHasEnded() {
        Recipes.add(
                "harbour-shared",
                y -> y.replace(
                        "steps:\n", "services: { cachebox: { restart: \"true\" } }\nsteps:\n  - restart: cachebox\n"));
        try (Harbour first = Harbour.open("harbour-shared");
                Harbour second = Harbour.open("harbour-shared")) {
            Harbour.Said plan = Harbour.drydock("plan", second.name, "--to", HarbourSite.GOOD);
            assertThat(plan.out()).contains("the restart of cachebox also hits " + first.name);

            String held = first.heldUpgrade(HarbourSite.GOOD);
            String waits = Api.upgrade(second.name, HarbourSite.GOOD);
            Dock.until(() -> "the second waits: " + Api.told(waits), Duration.ofSeconds(180), () -> Api.run(waits)
                    .path("position")
                    .asText()
                    .contains("waiting for another run on this host that restarts the same service: here cachebox"));
            assertThat(second.page()).isEqualTo(200);
            assertThat(Api.run(waits).path("state").asText())
                    .as("nobody has to act")
                    .isEqualTo("running");

            first.site.switches().release();
            assertThat(Api.rested(held).path("state").asText()).isEqualTo("succeeded");
            Dock.until(
                    () -> "the second ends: " + Api.told(waits),
                    Duration.ofSeconds(240),
                    () -> Api.run(waits).path("state").asText().equals("succeeded"));
            assertThat(second.version()).isEqualTo("1.1.0");
        }
    }
}
