package dev.drydock.participant.messaging;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The answers "accepted" that are still owed. An order that ends within a moment is answered by its result alone: that
 * spares a signature and its check, which cost more than all else of a short order.
 */
@ApplicationScoped
public class Receipts {
    private record Owed(OrderId order, int since) {}

    private final ConcurrentMap<String, Owed> owed = new ConcurrentHashMap<>();
    private final Post post;
    private final Answers answers;
    private volatile int tick;

    Receipts(Post post, Answers answers) {
        this.post = post;
        this.answers = answers;
    }

    void owe(OrderId order) {
        owed.put(order.toString(), new Owed(order, tick));
    }

    /** Its result goes out, which says more. */
    public void settle(String order) {
        owed.remove(order);
    }

    /** Once a moment: sends for those that were there a moment ago. What is lost is asked for again. */
    public void pay() {
        int now = tick;
        owed.values().removeIf(o -> {
            if (o.since == now) return false;
            post.answer(o.order, answers.of(o.order, new Said.Accepted()));
            return true;
        });
        tick = now + 1;
    }
}
