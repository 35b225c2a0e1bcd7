package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.participant.Ending;
import org.junit.jupiter.api.Test;

class RemainsTest {
    @Test
    void exit_code_0_of_a_stopped_order_is_not_called_done() {
        assertThat(Remains.of(new Ending.Exited(0, "", false))).isInstanceOf(Said.Interrupted.class);
    }

    @Test
    void another_exit_code_has_failed() {
        assertThat(Remains.of(new Ending.Exited(3, "no such table", false)))
                .isEqualTo(new Said.Failed("exit code 3", "see its output", "no such table"));
    }

    @Test
    void what_was_refused_on_the_host_never_began() {
        assertThat(Remains.of(new Ending.Refused("a newer order has the site"))).isInstanceOf(Said.Refused.class);
    }
}
