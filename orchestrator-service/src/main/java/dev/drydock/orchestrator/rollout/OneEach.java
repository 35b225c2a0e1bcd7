package dev.drydock.orchestrator.rollout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Work on several things at once, on each by one alone, and on so many at most. What finds no place is left for the next time. */
final class OneEach {
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final Semaphore free;

    OneEach(int most) {
        this.free = new Semaphore(most);
    }

    /** Returns at once. */
    void begin(String id, Consumer<String> work) {
        if (underway.contains(id) || !free.tryAcquire()) return;
        if (!underway.add(id)) {
            free.release();
            return;
        }
        Thread.ofVirtual().name("rollout-" + id).start(() -> {
            try {
                work.accept(id);
            } finally {
                underway.remove(id);
                free.release();
            }
        });
    }
}
