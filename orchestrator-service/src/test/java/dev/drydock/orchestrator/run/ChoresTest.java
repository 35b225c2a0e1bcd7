package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.run.Chores.Follows;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is rung for after a commit; the others look by themselves. */
class ChoresTest {
    private final Chores chores = new Chores(null);
    private final Map<Follows, Semaphore> bells =
            Stream.of(Follows.values()).collect(Collectors.toMap(f -> f, f -> chores.bell(new Following(f))));

    @Test
    void ten_steps_of_a_run_ring_only_for_what_follows_each_commit() {
        for (int step = 0; step < 10; step++) chores.moved(false);

        assertThat(rung()).isEqualTo(Map.of(Follows.COMMITS, 10, Follows.RESTS, 0, Follows.CLOCK, 0));
    }

    @Test
    void a_run_that_has_come_to_rest_rings_for_what_goes_on_from_there() {
        chores.moved(true);

        assertThat(rung()).isEqualTo(Map.of(Follows.COMMITS, 1, Follows.RESTS, 1, Follows.CLOCK, 0));
    }

    @Test
    void what_was_begun_or_asked_for_rings_for_both() {
        chores.committed();

        assertThat(rung()).isEqualTo(Map.of(Follows.COMMITS, 1, Follows.RESTS, 1, Follows.CLOCK, 0));
    }

    @Test
    void two_that_follow_the_same_are_both_rung() {
        Semaphore other = chores.bell(new Following(Follows.RESTS));

        chores.moved(true);

        assertThat(other.availablePermits()).isEqualTo(1);
        assertThat(rung()).containsEntry(Follows.RESTS, 1);
    }

    @Test
    void at_the_end_nobody_waits_any_longer() {
        chores.stop(null);

        assertThat(rung().values()).containsOnly(1);
    }

    @Test
    void a_run_rests_where_it_goes_on_only_when_somebody_wants_it_to() {
        assertThat(Status.ALL.stream().filter(s -> !Status.rests(s))).containsExactly("running");
    }

    private Map<Follows, Integer> rung() {
        return bells.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().availablePermits()));
    }

    private record Following(Follows follows) implements Chores.Chore {
        @Override
        public String name() {
            return "following-" + follows;
        }

        @Override
        public boolean work() {
            return false;
        }
    }
}
