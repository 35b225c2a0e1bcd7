package dev.drydock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void aTimeThatIsTooLongIsSaidAndDecides() {
        Row held = row(16, 10).atMost(1.6);
        assertThat(held.held()).isTrue();
        assertThat(held.text()).endsWith("1.60   ≤ 1.6");
        Row missed = row(16.1, 10).atMost(1.6);
        assertThat(missed.held()).isFalse();
        assertThat(missed.text()).endsWith("1.61   ≤ 1.6  MISSED");
        assertThat(row(16.04, 10).atMost(1.6).held()).as("not by rounding").isFalse();
        Row nothing = Row.of("saga", "ms", Figure.times(List.of()), Figure.times(List.of()));
        assertThat(nothing.atMost(1.6).held()).as("nothing was measured").isFalse();
    }

    @Test
    void aRateThatIsTooLowIsSaidAndDecides() {
        assertThat(row(20, 100).atLeast(0.2).held()).isTrue();
        assertThat(row(19, 100).atLeast(0.2).text()).endsWith("0.19   ≥ 0.2  MISSED");
    }

    @Test
    void whatHasNoGateDecidesNothing() {
        assertThat(row(900, 1).held()).isTrue();
    }

    private static Row row(double drydock, double floor) {
        return Row.of("saga", "ms", Figure.rates(List.of(drydock)), Figure.rates(List.of(floor)));
    }
}
