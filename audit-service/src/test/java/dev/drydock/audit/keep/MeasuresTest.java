package dev.drydock.audit.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    @Test
    void theLagIsOfAllPartitionsAlsoOfThoseNeverRead() {
        assertThat(Measures.lag(Map.of(0, 10L, 1, 5L, 2, 0L), Map.of(0, 7L))).isEqualTo(8);
        assertThat(Measures.lag(Map.of(0, 10L), Map.of(0, 12L)))
                .as("read on meanwhile")
                .isZero();
    }

    @Test
    void whoIsBehindForLongSaysSo() {
        assertThat(Measures.behind(119)).isEmpty();
        assertThat(Measures.behind(130)).get().satisfies(a -> assertThat(a.why())
                .contains("130 s"));
    }
}
