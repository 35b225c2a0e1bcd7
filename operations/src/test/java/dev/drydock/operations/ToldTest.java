package dev.drydock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void whatIsWorkedOnStandsBesideTheLineAndNotBesideTheNext() {
        try (Told told = Told.of("r-1", "r-1/3/do/7", "one")) {
            assertThat(MDC.getMap())
                    .containsEntry("run", "r-1")
                    .containsEntry("order", "r-1/3/do/7")
                    .containsEntry("site", "one");
        }
        assertThat(MDC.getMap()).doesNotContainKeys("run", "order", "site");
    }
}
