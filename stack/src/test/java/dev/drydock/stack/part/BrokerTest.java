package dev.drydock.stack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.stack.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a replica counts as gone, as far as the broker of `up` allows it. */
class BrokerTest {

    @Test
    void an_operators_own_time_is_taken() {
        assertThat(Broker.lostAfter("9000")).isEqualTo("9000");
        assertThat(Broker.lostAfter(null)).isEqualTo("4000");
        assertThat(Broker.lostAfter("")).isEqualTo("4000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3999", "-1", "4s", "99999999999"})
    void what_would_let_nobody_in_is_refused(String wished) {
        assertThatThrownBy(() -> Broker.lostAfter(wished))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(wished)
                .hasMessageContaining("4000 milliseconds at least");
    }
}
