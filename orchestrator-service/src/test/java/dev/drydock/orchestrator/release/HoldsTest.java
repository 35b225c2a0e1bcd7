package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.store.HoldRow;
import dev.drydock.orchestrator.store.RunRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runs go to a release that is held back. */
class HoldsTest {
    private static boolean goes(String id, String plan) {
        HoldRow hold = new HoldRow();
        hold.application = "harbour";
        hold.version = "1.1.0";
        RunRow run = new RunRow();
        run.id = id;
        run.plan = plan;
        return Holds.goesTo(run, hold);
    }

    private static String plan(String run, String recipe, String to) {
        Place place = new Place("one", "/srv/one", "m", "", "/var/lib/one", Map.of(), Map.of());
        Version v = new Version(to, "a".repeat(40));
        return Wire.text(new Plan(run, "upgrade", recipe, place, v, v, List.of(), 0, List.of(), false));
    }

    @Test
    void those_of_its_application_and_version() {
        assertThat(goes("holds-1", plan("holds-1", "harbour", "v1.1.0"))).isTrue();
        assertThat(goes("holds-2", plan("holds-2", "harbour", "v1.1.1"))).isFalse();
        assertThat(goes("holds-3", plan("holds-3", "pier", "v1.1.0"))).isFalse();
    }

    @Test
    void one_that_cannot_be_read_keeps_no_other_from_being_ended() {
        assertThat(goes("holds-4", "{\"of\":\"a newer Drydock\"}")).isFalse();
    }
}
