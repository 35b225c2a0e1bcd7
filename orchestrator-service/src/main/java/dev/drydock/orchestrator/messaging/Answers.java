package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Answer;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Happening;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.site.Inquiries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** A poll's answers in one transaction; acknowledged when it is committed and what follows is sent. */
@ApplicationScoped
class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

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
        Map<Happening, ConsumerRecord<String, byte[]>> source = new IdentityHashMap<>();
        for (ConsumerRecord<String, byte[]> r : poll) {
            try {
                Answer answer = read(r);
                if (Inquiries.isInquiry(answer.order())) {
                    if (answer.said().last()) looked(answer);
                } else {
                    Event said = new Event.Answered(answer.order(), answer.said());
                    Happening happening = new Happening(
                            answer.order().run(), said, answer.from().word(), null);
                    happenings.add(happening);
                    source.put(happening, r);
                }
            } catch (Wire.Unreadable e) {
                deadLetters.send(r, e.getMessage());
            }
        }
        dispatcher.untilDone(happenings).forEach(u -> deadLetters.send(source.get(u.happening()), u.why()));
    }

    /** Lost, it is asked again; nobody else waits for it. */
    private void looked(Answer answer) {
        try {
            inquiries.answered(answer);
        } catch (RuntimeException e) {
            LOG.warnf("answer to a look not stored order=%s cause=%s", answer.order(), e);
        }
    }

    private Answer read(ConsumerRecord<String, byte[]> r) throws Wire.Unreadable {
        Answer answer = Wire.read(r.value(), Answer.TYPE, Answer.class);
        if (answer.order() == null || answer.from() == null || answer.said() == null || answer.at() == null) {
            throw new Wire.Unreadable("order, from, said or at is missing");
        }
        if (answer.said() instanceof Said.Done d && d.found() == null) throw new Wire.Unreadable("found is missing");
        if (answer.said() instanceof Said.Failed f && (f.tail() == null || f.reason() == null)) {
            throw new Wire.Unreadable("reason or tail is missing");
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
