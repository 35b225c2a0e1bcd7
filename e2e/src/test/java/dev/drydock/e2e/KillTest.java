package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service dies in the middle of the migration, as by a power cut. */
@Tag("stack")
class KillTest {

    @ParameterizedTest
    @ValueSource(strings = {"migration", "orchestrator", "backup", "kafka", "postgres"})
    void theRunSucceedsAndTheMigrationRanOnce(String part) {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Dock.STACK.kill9(part);
            harbour.site.switches().release();
            Dock.STACK.restart(part);
            assertThat(Api.rested(run).path("state").asText())
                    .as(() -> Api.told(run))
                    .isEqualTo("succeeded");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(harbour.version()).isEqualTo("1.1.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"migration", "orchestrator"})
    @Tag("systems")
    void alsoWhenItIsBackBeforeTheMigrationEnds(String part) {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Dock.STACK.kill9(part);
            Dock.STACK.restart(part);
            harbour.site.switches().release();
            assertThat(Api.rested(run).path("state").asText())
                    .as(() -> Api.told(run))
                    .isEqualTo("succeeded");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
        }
    }
}
