package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId.Kind;
import dev.drydock.stack.Service;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica of a participant stands still, another one takes over, and when all is over the first wakes: it does no harm. */
@Tag("faults")
class FrozenTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aJobThatTheOtherHasFollowedToItsEndIsOver() {
        String second = Dock.STACK.add(Service.MIGRATION);
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            String frozen = Pin.holder("migration", run);
            Dock.STACK.stop(frozen);
            harbour.site.switches().release();
            ends(run, "succeeded");
            Site before = Site.of(harbour);

            wakes(frozen, run);

            assertThat(Site.of(harbour)).isEqualTo(before);
            ends(run, "succeeded");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.version()).isEqualTo("1.1.0");
            assertThat(harbour.page()).isEqualTo(200);
        } finally {
            Dock.STACK.end(second);
        }
    }

    /** The journal says that it has begun, and on the site nothing has: the run goes back, and then it wants to begin. */
    @Test
    void anOrderThatItIsAboutToBeginIsRefusedOnTheSite() {
        String second = Dock.STACK.add(Service.MIGRATION);
        try (Harbour harbour = Harbour.open()) {
            List<String> asItWas = still(harbour);
            Pin pin = Pin.at(FailPoint.PARTICIPANT_BEGUN, harbour.name, "migration", Kind.DO, "migrate");
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            String frozen = pin.holder(run);
            Dock.STACK.stop(frozen);
            pin.release();
            ends(run, "rolled-back");
            Site before = Site.of(harbour);

            wakes(frozen, run);

            assertThat(Site.of(harbour)).isEqualTo(before);
            ends(run, "rolled-back");
            assertThat(harbour.migrations("1.1.0")).isZero();
            assertThat(still(harbour)).isEqualTo(asItWas);
        } finally {
            Dock.STACK.end(second);
        }
    }

    /** Its pipe into the site stands open while the other restores the same from the beginning. */
    @Test
    void aRestoreThatTheOtherHasDoneAgainIsNotGoneOnWith() {
        String second = Dock.STACK.add(Service.BACKUP);
        try (Harbour harbour = Harbour.open()) {
            List<String> asItWas = still(harbour);
            harbour.site.switches().migrationFails(true);
            Pin pin = Pin.at(FailPoint.PARTICIPANT_ON_SITE, harbour.name, "backup", Kind.BACK, "restore tree");
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            String frozen = pin.holder(run);
            Dock.STACK.stop(frozen);
            pin.release();
            ends(run, "rolled-back");
            Site before = Site.of(harbour);

            wakes(frozen, run);

            assertThat(Site.of(harbour)).isEqualTo(before);
            ends(run, "rolled-back");
            assertThat(still(harbour)).isEqualTo(asItWas);
        } finally {
            Dock.STACK.end(second);
        }
    }

    private static void ends(String run, String how) {
        assertThat(Api.rested(run).path("state").asText())
                .as(() -> Api.told(run))
                .isEqualTo(how);
    }

    /** Returns when it knows that the order is not its own any more. */
    private static void wakes(String frozen, String run) {
        Dock.STACK.cont(frozen);
        Dock.until(frozen + " leaves off", SOON, () -> log(frozen).contains("order left off here order=" + run));
    }

    private static String log(String part) {
        try {
            return Files.readString(Dock.STACK.log(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but what its clerk goes on writing as soon as the doors are open. */
    private static List<String> still(Harbour harbour) {
        return harbour.seen().stream()
                .filter(line -> !line.startsWith("INSERT INTO visits "))
                .toList();
    }

    /** @param epoch the newest that the site's host has seen */
    private record Site(List<String> ledger, String epoch, List<String> seen) {
        static Site of(Harbour harbour) {
            try {
                return new Site(
                        harbour.site.ledger(),
                        Files.readString(harbour.site.jobs().resolve("epoch")),
                        still(harbour));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
