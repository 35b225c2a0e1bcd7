package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.participant.job.Halt;
import org.junit.jupiter.api.Test;

class RemainsTest {
    @Test
    void a_command_that_had_ended_is_not_called_done() {
        assertThat(Remains.of(new Halt.Ended()))
                .isInstanceOfSatisfying(
                        Sites.Halted.Over.class, o -> assertThat(o.target()).isInstanceOf(Said.Interrupted.class));
    }

    @Test
    void what_never_began_is_refused() {
        assertThat(Remains.of(new Halt.NeverBegan())).isEqualTo(new Sites.Halted.Over(Remains.nothing()));
    }

    @Test
    void what_could_not_be_ended_is_still_alive() {
        assertThat(Remains.of(new Halt.Failed("a newer order has this site")))
                .isEqualTo(new Sites.Halted.Alive("a newer order has this site"));
    }
}
