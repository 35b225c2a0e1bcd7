package dev.drydock.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTest {
    @ParameterizedTest
    @CsvSource({
        "20, '1 5 14'",
        "2, '1 1'",
        "1, '1'",
        "5, '1 2 2'",
    })
    void oneThenAShareThenTheRest(int all, String sizes) {
        assertThat(Waves.sizes(Waves.USUAL, all).stream().map(String::valueOf)).containsExactly(sizes.split(" "));
    }

    @Test
    void allAtOnceIsAWaveToo() {
        assertThat(Waves.sizes(List.of("rest"), 7)).containsExactly(7);
        assertThat(Waves.complaint(List.of("rest"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "rest 1", "0 rest", "101% rest", "-1 rest", "1.5 rest", "x rest", "99999 rest"})
    void whatIsNoListOfWavesIsRefused(String said) {
        assertThat(Waves.complaint(java.util.Arrays.asList(null, "rest"))).isPresent();
        assertThat(Waves.complaint(said.isEmpty() ? List.of() : List.of(said.split(" "))))
                .isPresent();
    }
}
