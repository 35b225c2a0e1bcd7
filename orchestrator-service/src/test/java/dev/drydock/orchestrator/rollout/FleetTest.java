package dev.drydock.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.rollout.Leg.Stage;
import dev.drydock.orchestrator.run.Call;
import dev.drydock.orchestrator.run.Registers;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.stack.process.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rollouts as they lie in a real database. */
@Tag("real")
class FleetTest {
    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T fleet(Function<Fleet, T> work) {
        return database.withRollouts((store, rollouts) ->
                work.apply(new Fleet(store, rollouts, Registers.of(store), new Ids(Clock.systemUTC()))));
    }

    private static Rollout rollout() {
        return Rollout.of(new Wish("v2", List.of("rest"), 1, 0, 1, "ann", null, null), List.of("one", "two"));
    }

    @Test
    void of_two_at_once_with_one_key_the_second_is_told_of_the_first() throws Exception {
        CompletableFuture<String> second = new CompletableFuture<>();
        String first = fleet(f -> {
            String id = f.start(rollout(), "key");
            second.completeAsync(() -> fleet(other -> other.start(rollout(), "key")));
            assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                    .isTrue();
            return id;
        });

        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first);
    }

    @Test
    void where_it_stops_a_person_is_called_once_with_what_to_do() {
        Rollout failing = rollout().leg("one", l -> l.to(Stage.FAILED, "r-1", "its run is rolled-back"));
        String id = fleet(f -> f.start(failing, null));

        fleet(f -> f.decide(id));
        fleet(f -> f.decide(id));

        List<CallRow> calls = database.ask(store -> store.takeCalls(Duration.ofMinutes(1), 9));
        assertThat(calls).singleElement().satisfies(row -> {
            Call call = Wire.stored(row.value, Call.class);
            assertThat(call.what()).isEqualTo("stopped");
            assertThat(call.reason()).contains("1 of 2 failed: one");
            assertThat(call.next()).contains("`drydock rollout show " + id + "`");
        });
    }
}
