package dev.drydock.orchestrator.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What follows a commit or the clock, not a message: relay, watchdog, making topics. Each has a thread of its own, starts at
 * once, needs no partition, and does its work again and again: by itself twice a second, and after a commit if it wants to.
 */
@ApplicationScoped
public class Chores {
    private static final Logger LOG = Logger.getLogger(Chores.class);

    public interface Chore {
        String name();

        /** @return whether there is more to do at once */
        boolean work() throws Exception;

        /** After what there may be work for it, apart from the clock. */
        default Follows follows() {
            return Follows.CLOCK;
        }
    }

    public enum Follows {
        /** Nothing else. */
        CLOCK,
        /** A run that has ended, or waits; what was begun. */
        RESTS,
        /** Whatever was written. */
        COMMITS
    }

    private final Instance<Chore> chores;
    private final Bells bells = new Bells();
    private final Map<String, Long> done = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    Chores(@Any Instance<Chore> chores) {
        this.chores = chores;
    }

    void start(@Observes StartupEvent e) {
        for (Chore chore : chores) {
            Semaphore bell = bell(chore);
            done.put(chore.name(), System.nanoTime());
            Thread.ofVirtual().name(chore.name()).start(() -> loop(chore, bell));
        }
    }

    Semaphore bell(Chore chore) {
        return bells.of(chore.follows());
    }

    void stop(@Observes ShutdownEvent e) {
        open = false;
        bells.ringAll();
    }

    /** Something was begun, by a person or by one of the chores. */
    public void committed() {
        bells.ring(Follows.COMMITS, Follows.RESTS);
    }

    /** Runs have gone on. @param rests one of them has ended, or waits */
    public void moved(boolean rests) {
        if (rests) committed();
        else bells.ring(Follows.COMMITS);
    }

    /** Since when each has not come to the end of its work. */
    public Map<String, Duration> idle() {
        long now = System.nanoTime();
        return done.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Duration.ofNanos(now - e.getValue())));
    }

    private void loop(Chore chore, Semaphore bell) {
        while (open) {
            try {
                boolean more = chore.work();
                done.put(chore.name(), System.nanoTime());
                if (!more) bell.tryAcquire(500, TimeUnit.MILLISECONDS);
                bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (open) LOG.warnf("will try again chore=%s cause=%s", chore.name(), e);
                pause(bell);
            }
        }
    }

    private static void pause(Semaphore bell) {
        try {
            bell.drainPermits();
            bell.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
