package dev.drydock.participant.work;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId;
import dev.drydock.participant.journal.Away;
import dev.drydock.participant.journal.Endings;
import dev.drydock.participant.journal.Endings.End;
import dev.drydock.participant.journal.Patience;
import dev.drydock.participant.messaging.Post;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Brings stored answers to the broker, and does not forget one until the broker has it. */
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration AGAIN = Duration.ofSeconds(3);
    /** Nobody waits for the note that an answer has gone out; without one for this long it is sent again. */
    private static final Duration UNNOTED = Duration.ofSeconds(2);

    private static final Duration NOTED = Duration.ofMillis(200);

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Endings endings;
    private final Post post;
    private final Gather<String> delivered;

    Courier(Endings endings, Post post) {
        this.endings = endings;
        this.post = post;
        this.delivered = new Gather<>("delivered", NOTED, this::mark);
    }

    void start(Patience patience) {
        Loop.every("send again", AGAIN, patience, this::again);
    }

    void send(End end) {
        if (!underWay.add(end.order())) return;
        post.answer(OrderId.of(end.order()), end.answer()).whenComplete((ok, error) -> {
            if (error == null) delivered.offer(end.order(), end.order());
            else
                LOG.warnf(
                        "answer not sent, will be sent again order=%s run=%s error=%s", end.order(), end.run(), error);
            underWay.remove(end.order());
        });
    }

    private void again() {
        endings.unanswered(UNNOTED.toSeconds(), 200).stream()
                .filter(end -> !FailPoint.PARTICIPANT_AFTER_SAVE_BEFORE_SEND.holds(end.order()))
                .forEach(this::send);
    }

    private Set<String> mark(List<String> orders) {
        try {
            endings.answered(orders);
        } catch (Away e) { // then they are sent once more, which does no harm
            LOG.debugf("delivery not noted count=%d error=%s", orders.size(), e);
        }
        return Set.of();
    }
}
