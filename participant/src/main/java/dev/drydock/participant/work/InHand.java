package dev.drydock.participant.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The orders that are worked on here, now. */
@ApplicationScoped
class InHand {
    private static final Logger LOG = Logger.getLogger(InHand.class);

    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    /** False: it is in hand already. */
    boolean take(String order, Held as) {
        return held.putIfAbsent(order, as) == null;
    }

    void away(String order, Held as) {
        held.remove(order, as);
        if (held.isEmpty()) tell();
    }

    private synchronized void tell() {
        notifyAll();
    }

    /** Waits until nothing is in hand. @return false: something still is after that time */
    synchronized boolean empty(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); !held.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return held.isEmpty();
    }

    Set<String> orders() {
        return Set.copyOf(held.keySet());
    }

    /** Somebody began it: who has it in hand and has not begun leaves off, as its answer would not know of that. */
    void begun(String order) {
        Held one = held.get(order);
        if (one != null && !one.begun()) lost(order);
    }

    /** Somebody else has it, or it was stopped: its worker is told to leave off, and nothing that it says is kept. */
    void lost(String order) {
        Held one = held.get(order);
        if (one != null && one.lose())
            LOG.warnf("order is not ours any more, worker told to leave off order=%s", order);
    }
}
