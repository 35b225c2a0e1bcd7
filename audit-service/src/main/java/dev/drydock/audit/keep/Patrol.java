package dev.drydock.audit.keep;

import dev.drydock.audit.store.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Holds the heads against what is here. What a head names was on the topic before the head was: so when everything that was on
 * the topic after the head had come is read, what it names is here, or is gone.
 */
@ApplicationScoped
public class Patrol {
    private static final Logger LOG = Logger.getLogger(Patrol.class);
    private static final int SECONDS = 5;

    private final Log log;
    private final Reach reach;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Goal goal;
    private volatile long settled;

    /** @param ends of the topic's partitions when the head was the newest */
    private record Goal(long head, Map<Integer, Long> ends) {}

    public Patrol(Log log, Reach reach) {
        this.log = log;
        this.reach = reach;
    }

    void start(@Observes StartupEvent e) {
        Thread.ofVirtual().name("patrol").start(this::loop);
    }

    void stop(@Observes ShutdownEvent e) {
        closing.countDown();
    }

    /** Up to this head everything that the heads name is read, or is known to be gone; 0: none yet. */
    public long settled() {
        return settled;
    }

    private void loop() {
        try {
            while (!closing.await(SECONDS, TimeUnit.SECONDS)) {
                try {
                    walk();
                } catch (Exception e) {
                    if (closing.getCount() > 0) LOG.warnf("heads not looked at, will try again cause=%s", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void walk() throws Exception {
        String topic = reach.topic();
        if (goal == null) {
            long head = log.newestHead();
            if (head > settled) goal = new Goal(head, reach.ends());
        } else if (reached(log.progress(topic))) {
            List<Evidence> found = log.hold(settled, goal.head);
            found.forEach(Keeper::tell);
            settled = goal.head;
            goal = null;
        }
    }

    private boolean reached(Map<Integer, Long> read) {
        return goal.ends.entrySet().stream()
                .allMatch(e -> e.getValue() == 0 || read.getOrDefault(e.getKey(), 0L) >= e.getValue());
    }
}
