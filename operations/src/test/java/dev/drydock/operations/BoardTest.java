package dev.drydock.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Board board = new Board(registry);

    @Test
    void whatIsThereNoMoreIsNotToldAnyMore() {
        board.gauge(Metric.BACKUP_AGE, List.of(Board.Value.of(7, "a"), Board.Value.of(9, "b")));

        board.gauge(Metric.BACKUP_AGE, List.of(Board.Value.of(8, "b")));

        assertThat(registry.find("drydock_backup_age_seconds").gauges()).hasSize(1);
        assertThat(registry.get("drydock_backup_age_seconds")
                        .tag("site", "b")
                        .gauge()
                        .value())
                .isEqualTo(8);
    }

    @Test
    void aTotalOnlyRises() {
        board.total(Metric.RUNS_ENDED, Board.Value.of(5, "upgrade", "succeeded"));

        board.total(Metric.RUNS_ENDED, Board.Value.of(4, "upgrade", "succeeded"));

        assertThat(registry.get("drydock_runs_ended_total").functionCounter().count())
                .isEqualTo(5);
    }

    @Test
    void labelsAreThoseOfTheMetric() {
        assertThatThrownBy(() -> board.count(Metric.DEAD_LETTERS)).hasMessageContaining("topic");
    }
}
