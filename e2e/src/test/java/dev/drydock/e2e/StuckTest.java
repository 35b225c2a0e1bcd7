package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.shows.Shows;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of the way back fails three times: stuck, with a reason and the next move; retry goes on from there. */
@Tag("stack")
class StuckTest {

    @Test
    @Shows(96)
    void aBackupThatCannotBeReadGetsTheRestoreStuckUntilItIsBack() throws IOException {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            harbour.site.switches().migrationFails(true);
            Path backup = stored(run);
            Path away = Files.move(backup, backup.resolveSibling("away"));
            harbour.site.switches().release();
            JsonNode stuck = Api.rested(run);
            assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("stuck");
            assertThat(stuck.path("reason").asText()).contains("restore");
            assertThat(stuck.path("next").asText()).contains("drydock retry " + run);
            assertThat(harbour.page()).isEqualTo(503);
            Dock.until("a person is called", Duration.ofSeconds(20), () -> !Dock.calls(run)
                    .isEmpty());
            assertThat(Dock.calls(run))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"what\":\"stuck\"",
                            "\"site\":\"" + harbour.name + "\"",
                            "restore",
                            "drydock retry " + run);
            assertThat(Harbour.drydock("watch", run).exit()).isEqualTo(4);
            assertThat(Harbour.drydock("roll-back", run).exit()).isEqualTo(1);
            Files.move(away, backup);
            assertThat(Harbour.drydock("retry", run).exit()).isZero();
            assertThat(Harbour.drydock("watch", run).exit()).isEqualTo(3);
            assertThat(harbour.version()).isEqualTo("1.0.0");
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void doorsThatCannotBeOpenedKeepTheProvenSiteClosedUntilAPersonActs() {
        try (Harbour harbour = Harbour.open()) {
            harbour.site.switches().byHandFails(true);
            harbour.site.switches().migrationFails(true);
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            JsonNode stuck = Api.rested(run);
            assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("stuck");
            assertThat(harbour.page()).isEqualTo(503);
            assertThat(Harbour.drydock("roll-back", run)).satisfies(s -> {
                assertThat(s.exit()).isEqualTo(1);
                assertThat(s.out()).contains("doors");
            });
            harbour.site.switches().byHandFails(false);
            Harbour.drydock("retry", run);
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("rolled-back");
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    private static Path stored(String run) throws IOException {
        try (Stream<Path> all = Files.walk(Dock.STACK.dir().resolve("store"))) {
            return all.filter(p -> p.getFileName().toString().equals(run))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
