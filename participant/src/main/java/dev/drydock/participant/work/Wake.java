package dev.drydock.participant.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells the one who takes up orders that there may be some. */
@ApplicationScoped
class Wake {
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private volatile boolean waiting;

    void up() {
        calls.offer(true);
    }

    /** Room has become free: is anything waiting for it? */
    void ifWaiting() {
        if (waiting) up();
    }

    void waiting(boolean now) {
        waiting = now;
    }

    void await(long millis) throws InterruptedException {
        calls.poll(millis, TimeUnit.MILLISECONDS);
    }
}
