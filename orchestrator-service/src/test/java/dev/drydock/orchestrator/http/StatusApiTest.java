package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.RunRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusApiTest {
    @Test
    void aStuckRunIsNamedWithItsSiteAndWhatToType() {
        RunRow row = new RunRow();
        row.id = "r-1";
        row.site = "one";
        row.status = "stuck";
        row.plan = Wire.text(plan());
        row.state(new State(
                new Position.Stuck(new Position.At(0), "no room", "make room"),
                1,
                3,
                Set.of(),
                false,
                Set.of(),
                null,
                Set.of(),
                "",
                false,
                ""));

        StatusApi.AtRest told = StatusApi.AtRest.of(row);

        assertThat(told.run()).isEqualTo("r-1");
        assertThat(told.site()).isEqualTo("one");
        assertThat(told.state()).isEqualTo("stuck");
        assertThat(told.next()).contains("`drydock retry r-1`", "`drydock resolve r-1 --reason …`", "make room");
    }

    @Test
    void whatWaitsForItsWindowNeedsNobody() {
        assertThat(waiting(Position.For.WINDOW).person()).isFalse();
        assertThat(waiting(Position.For.APPROVAL).person()).isTrue();
    }

    private static StatusApi.AtRest waiting(Position.For what) {
        RunRow row = new RunRow();
        row.id = "r-1";
        row.site = "one";
        row.status = "waiting";
        row.plan = Wire.text(plan());
        row.state(new State(
                new Position.Waiting(0, what, ""), 1, 3, Set.of(), false, Set.of(), null, Set.of(), "", false, ""));
        return StatusApi.AtRest.of(row);
    }

    @Test
    void oneThatCannotBeReadIsNamedTooAndTakesNothingFromTheOthers() {
        RunRow row = new RunRow();
        row.id = "r-1";
        row.site = "one";
        row.status = "waiting";
        row.plan = "{\"of\":\"a newer Drydock\"}";
        row.state = "{\"at\":{\"kind\":\"unheard-of\"}}";

        StatusApi.AtRest told = StatusApi.AtRest.of(row);

        assertThat(told.run()).isEqualTo("r-1");
        assertThat(told.next()).contains("cannot read it");
    }

    static Plan plan() {
        Version v1 = new Version("v1", "a".repeat(40));
        Place place = new Place("one", "/srv/one", "m", "", "/var/lib/one", Map.of(), Map.of());
        Work work = new Work.Forget(List.of("b-1"));
        Step forget = new Step("forget", Family.BACKUP, work, Set.of(), false, false, List.of());
        return new Plan("r-1", "prune", "x", place, v1, v1, List.of(forget), 1, List.of(), false);
    }
}
