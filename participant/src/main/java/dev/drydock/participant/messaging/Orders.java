package dev.drydock.participant.messaging;

import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.participant.journal.Intake;
import dev.drydock.participant.journal.Received;
import dev.drydock.participant.journal.Room;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Accept, then execute: a poll is written down in one transaction, answered and acknowledged within milliseconds; the work
 * is done elsewhere. In order and blocking, and it never fails: while the database is away it waits here.
 */
@ApplicationScoped
class Orders {
    private static final Logger LOG = Logger.getLogger(Orders.class);

    private final Signatures.Trusted trusted;
    private final Intake intake;
    private final Crew crew;
    private final Post post;
    private final Receipts receipts;
    private final DeadLetters deadLetters;

    Orders(
            Signatures.Trusted trusted,
            Intake intake,
            Crew crew,
            Post post,
            Receipts receipts,
            DeadLetters deadLetters) {
        this.trusted = trusted;
        this.intake = intake;
        this.crew = crew;
        this.post = post;
        this.receipts = receipts;
        this.deadLetters = deadLetters;
    }

    @Incoming("orders")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> poll) {
        List<Received> good = new ArrayList<>();
        List<DeadLetter> bad = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> r : poll) {
            switch (Inspection.of(r, trusted)) {
                case Inspection.Good(Received order) -> good.add(order);
                case Inspection.Bad(String reason) -> bad.add(deadLetters.of(r, reason));
            }
        }
        if (!good.isEmpty()) accept(good);
        deadLetters.send(bad);
    }

    private void accept(List<Received> orders) {
        Room room = crew.reserve();
        Intake.Taken taken = new Intake.Taken(0, java.util.Map.of(), List.of());
        try {
            taken = intake.take(orders, room);
            for (Received r : orders) answer(r.order().id(), taken);
        } finally {
            crew.start(room, taken.claims());
        }
        if (taken.claims().size() < taken.added()) crew.wake();
        LOG.debugf(
                "orders accepted polled=%d new=%d begun=%d",
                orders.size(), taken.added(), taken.claims().size());
    }

    /** What is lost here is asked for again by the orchestrator. */
    private void answer(OrderId order, Intake.Taken taken) {
        byte[] stored = taken.ended().get(order.toString());
        if (FailPoint.PARTICIPANT_AFTER_SAVE_BEFORE_SEND.holds(order.toString())) return;
        if (stored == null) receipts.owe(order);
        else post.answer(order, stored);
    }
}
