package dev.drydock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailPointTest {

    @Test
    void whoIsToldToLeaveOffSleepsWhereHeIsHeldAndHearsOfItThen() {
        // Given
        AtomicInteger looks = new AtomicInteger(10);
        Thread.currentThread().interrupt();
        // When
        long begun = System.nanoTime();
        FailPoint.whileIt(() -> looks.getAndDecrement() > 0);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(took).isGreaterThan(Duration.ofMillis(100));
    }
}
