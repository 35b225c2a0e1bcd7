package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    void onlyWhatHasNotEndedAndIsDueIsLookedAt() {
        try (Database.Open t = database.begin()) {
            t.store.add(row("due", Instant.EPOCH, null));
            t.store.add(row("over", Instant.EPOCH, Instant.EPOCH));
            t.store.add(row("resting", Instant.parse("2999-01-01T00:00:00Z"), null));

            assertThat(t.rollouts.due(9)).containsExactly("due");
        }
    }

    private static RolloutRow row(String id, Instant due, Instant ended) {
        RolloutRow row = new RolloutRow();
        row.id = id;
        row.state = "{}";
        row.standing = "held";
        row.due = due;
        row.started = Instant.EPOCH;
        row.ended = ended;
        return row;
    }
}
