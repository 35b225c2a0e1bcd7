package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class RolloutsTest {
    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatRestsIsNotLookedAtAgainAndAgain() {
        try (Database.Open t = database.begin()) {
            Stream.of("going", "cancelled", "held", "stopped", "succeeded", "ended")
                    .forEach(standing -> {
                        RolloutRow row = new RolloutRow();
                        row.id = "of-" + standing;
                        row.state = "{}";
                        row.standing = standing;
                        row.due = Instant.EPOCH;
                        row.started = Instant.EPOCH;
                        t.store.add(row);
                    });

            assertThat(t.rollouts.due(9)).containsExactly("of-cancelled", "of-going");
            assertThat(t.rollouts.due(1)).hasSize(1);
        }
    }
}
