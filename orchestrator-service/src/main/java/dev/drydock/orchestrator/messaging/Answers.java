package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Answer;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Happening;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.site.Inquiries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A poll's answers in one transaction; acknowledged when it is committed and what follows is sent. */
@ApplicationScoped
class Answers {
    private final Dispatcher dispatcher;
    private final Inquiries inquiries;
    private final Signatures.Trusted trusted;
    private final DeadLetters deadLetters;

    Answers(Dispatcher dispatcher, Inquiries inquiries, Signatures.Trusted trusted, DeadLetters deadLetters) {
        this.dispatcher = dispatcher;
        this.inquiries = inquiries;
        this.trusted = trusted;
        this.deadLetters = deadLetters;
    }

    @Incoming("answers")
    @Blocking
    void onPoll(ConsumerRecords<String, byte[]> poll) {
        List<Happening> happenings = new ArrayList<>();
        Map<OrderId, ConsumerRecord<String, byte[]>> source = new HashMap<>();
        for (ConsumerRecord<String, byte[]> r : poll) {
            try {
                Answer answer = read(r);
                source.put(answer.order(), r);
                if (Inquiries.isInquiry(answer.order())) {
                    if (answer.said().last()) inquiries.answered(answer);
                } else {
                    happenings.add(new Happening(
                            answer.order().run(),
                            new Event.Answered(answer.order(), answer.said()),
                            answer.from().word(),
                            null));
                }
            } catch (Wire.Unreadable e) {
                deadLetters.send(r, e.getMessage());
            }
        }
        dispatcher
                .untilDone(happenings)
                .forEach(o -> deadLetters.send(source.get(o), "signed by a family that does not have this order"));
    }

    private Answer read(ConsumerRecord<String, byte[]> r) throws Wire.Unreadable {
        Answer answer = Wire.read(r.value(), Answer.TYPE, Answer.class);
        if (answer.order() == null || answer.from() == null || answer.said() == null || answer.at() == null) {
            throw new Wire.Unreadable("order, from, said or at is missing");
        }
        if (!answer.order().run().equals(r.key())) throw new Wire.Unreadable("key is not the order's run");
        String keyId = Signed.text(Signed.header(r.headers(), Signatures.KEY));
        byte[] signature = Signed.header(r.headers(), Signatures.SIGNATURE);
        if (!trusted.signedBy(answer.from().word(), keyId, signature, r.topic(), r.key(), r.value())) {
            throw new Wire.Unreadable("not signed by " + answer.from().word());
        }
        return answer;
    }
}
