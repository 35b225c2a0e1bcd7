package dev.drydock.participant.messaging;

import static dev.drydock.participant.Fixtures.NOW;
import static dev.drydock.participant.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Answer;
import dev.drydock.contract.Family;
import dev.drydock.contract.Said;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final Posted posted = new Posted();
    private final Receipts receipts = new Receipts(posted, new Answers(Family.VCS, Clock.fixed(NOW, ZoneOffset.UTC)));

    @Test
    void an_order_that_takes_its_time_is_accepted_once() {
        receipts.owe(id("r", 1));
        receipts.pay();
        assertThat(posted.answers).isEmpty();

        receipts.pay();
        receipts.pay();

        assertThat(posted.answers).containsExactly(new Answer(id("r", 1), Family.VCS, new Said.Accepted(), NOW));
    }

    @Test
    void an_order_that_has_ended_needs_no_receipt() {
        receipts.owe(id("r", 1));

        receipts.settle("r/1/do/1");

        receipts.pay();
        receipts.pay();
        assertThat(posted.answers).isEmpty();
    }
}
