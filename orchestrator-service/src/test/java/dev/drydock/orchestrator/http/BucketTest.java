package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = 1_000_000_000L;

    private final Bucket bucket = new Bucket(5, 2);
    private final long start = System.nanoTime(); // not before the bucket's own beginning

    private long taken(long at) {
        return IntStream.range(0, 100).filter(i -> bucket.take(start + at)).count();
    }

    @Test
    void so_many_at_once_and_so_many_a_second_after_that() {
        assertThat(taken(0)).isEqualTo(5);
        assertThat(taken(2 * SECOND)).isBetween(3L, 4L);
        assertThat(taken(100 * SECOND))
                .as("no more is saved than may come at once")
                .isEqualTo(5);
    }
}
