package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId.Kind;
import dev.drydock.stack.Service;
import dev.drydock.stack.demo.HarbourSite;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of two replicas of a participant dies in the middle of an order, and stays dead: the other one goes on with it. */
@Tag("faults")
class TakeOverTest {

    @ParameterizedTest
    @CsvSource({"MAINTENANCE, close-doors", "VCS, checkout", "BACKUP, drill", "MIGRATION, migrate"})
    void theOtherGoesOn(Service service, String step) {
        String family = service.name().toLowerCase(Locale.ROOT);
        String second = Dock.STACK.add(service);
        try (Harbour harbour = Harbour.open()) {
            Pin pin = Pin.at(FailPoint.PARTICIPANT_AFTER_EFFECT_BEFORE_SAVE, harbour.name, family, Kind.DO, step);
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            String holder = pin.holder(run);

            Dock.STACK.kill9(holder);
            pin.release();

            assertThat(Api.rested(run).path("state").asText())
                    .as(() -> Api.told(run))
                    .isEqualTo("succeeded");
            assertThat(Dock.STACK.alive(holder)).isFalse();
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.version()).isEqualTo("1.1.0");
            assertThat(harbour.page()).isEqualTo(200);
        } finally {
            Dock.STACK.restart(family);
            Dock.STACK.end(second);
        }
    }
}
