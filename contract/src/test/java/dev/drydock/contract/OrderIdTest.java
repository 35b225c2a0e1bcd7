package dev.drydock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
    @Test
    void readsWhatItWrites() {
        OrderId id = new OrderId("01abc-d", 12, OrderId.Kind.BACK, 345);
        assertThat(OrderId.of(id.toString())).isEqualTo(id);
        assertThat(id.toString()).isEqualTo("01abc-d/12/back/345");
        assertThat(id.fileName()).isEqualTo("01abc-d.12.back.345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r/1/do",
                "r/1/do/1/2",
                "../x/1/do/1",
                "r/1/undo/1",
                "r/-1/do/1",
                "r/1/do/-1",
                "r 1/1/do/1",
                "r/1/do/1\n",
                "$(x)/1/do/1",
                "r/99999/do/1"
            })
    void nothingElseIsAnId(String text) {
        assertThatThrownBy(() -> OrderId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
