package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.store.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long WEEK = Duration.ofDays(7).toSeconds();

    private static RunRow run(String kind, Duration ago) {
        RunRow run = new RunRow();
        run.kind = kind;
        run.started = NOW.minus(ago);
        return run;
    }

    @Test
    void again_when_the_last_drill_is_older_than_that() {
        assertThat(Driller.due(NOW.minusSeconds(WEEK + 1), WEEK, List.of(), NOW))
                .isTrue();
        assertThat(Driller.due(NOW.minusSeconds(WEEK - 1), WEEK, List.of(), NOW))
                .isFalse();
    }

    @Test
    void one_that_could_not_be_done_waits_a_day() {
        Instant old = NOW.minusSeconds(2 * WEEK);
        assertThat(Driller.due(old, WEEK, List.of(run("drill", Duration.ofHours(23))), NOW))
                .isFalse();
        assertThat(Driller.due(old, WEEK, List.of(run("drill", Duration.ofHours(25))), NOW))
                .isTrue();
        assertThat(Driller.due(old, WEEK, List.of(run("backup", Duration.ofHours(1))), NOW))
                .isTrue();
        assertThat(Driller.due(old, 3600, List.of(run("drill", Duration.ofHours(2))), NOW))
                .isTrue();
    }
}
