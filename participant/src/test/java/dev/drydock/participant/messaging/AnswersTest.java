package dev.drydock.participant.messaging;

import static dev.drydock.participant.Fixtures.NOW;
import static dev.drydock.participant.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final Answers answers = new Answers(Family.BACKUP, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void what_no_broker_would_take_is_replaced_and_stays_of_its_kind() {
        Said tooLong = new Said.Interrupted("why", "x".repeat(Wire.MAX_BYTES));

        byte[] bytes = answers.of(id("r", 1), tooLong);

        assertThat(bytes.length).isLessThan(1000);
        assertThat(Answers.read(bytes)).isInstanceOf(Said.Interrupted.class);
    }
}
