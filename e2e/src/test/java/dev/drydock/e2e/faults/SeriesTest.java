package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final long MB = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(20);

    @Test
    void whatStaysIsFlatThoughItGoesUpAndDown() {
        Series series = of(LONG, 50, 61, 49, 52, 70, 51, 50, 66, 49);

        assertThat(series.grown(4 * MB)).isEmpty();
    }

    @Test
    void whatGrowsByMoreThanATenthIsFound() {
        Series series = of(LONG, 50, 51, 52, 54, 55, 56, 57, 58, 59);

        assertThat(series.grown(4 * MB)).hasValueSatisfying(w -> assertThat(w).contains("51.0 MB, later   58.0 MB"));
    }

    @Test
    void aSmallOneMayGrowByTheNoise() {
        assertThat(of(LONG, 10, 10, 10, 12, 12, 12, 13, 13, 13).grown(4 * MB)).isEmpty();
        assertThat(of(LONG, 10, 10, 10, 12, 12, 12, 15, 15, 15).grown(4 * MB)).isPresent();
    }

    @Test
    void oneThatFallsHasNotGrown() {
        assertThat(of(LONG, 90, 90, 90, 60, 60, 60, 40, 40, 40).grown(0)).isEmpty();
    }

    @Test
    void fewOrShortOnesSayNothing() {
        assertThat(of(LONG, 10, 20, 30, 40, 50, 60, 70, 80).grown(0)).isEmpty();
        assertThat(of(Duration.ofMinutes(3), 10, 20, 30, 40, 50, 60, 70, 80, 90).grown(0))
                .isEmpty();
        assertThat(of(LONG).grown(0)).isEmpty();
    }

    private static Series of(Duration span, long... megabytes) {
        return new Series(
                "vcs heap", span, LongStream.of(megabytes).mapToObj(m -> m * MB).toList());
    }
}
