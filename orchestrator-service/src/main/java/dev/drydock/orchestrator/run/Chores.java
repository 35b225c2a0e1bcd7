package dev.drydock.orchestrator.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

        /** Whether a commit may have made work for it. */
        default boolean followsCommits() {
            return false;
        }
    }

    private final Instance<Chore> chores;
    private final List<Semaphore> bells = new ArrayList<>();
    private final List<Semaphore> commitBells = new ArrayList<>();
    private final Map<String, Long> done = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    Chores(@Any Instance<Chore> chores) {
        this.chores = chores;
    }

    void start(@Observes StartupEvent e) {
        for (Chore chore : chores) {
            Semaphore bell = new Semaphore(0);
            bells.add(bell);
            done.put(chore.name(), System.nanoTime());
            if (chore.followsCommits()) commitBells.add(bell);
            Thread.ofVirtual().name(chore.name()).start(() -> loop(chore, bell));
        }
    }

    void stop(@Observes ShutdownEvent e) {
        open = false;
        bells.forEach(Semaphore::release);
    }

    public void committed() {
        commitBells.forEach(Semaphore::release);
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
