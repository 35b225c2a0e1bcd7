package dev.drydock.orchestrator.site;

import dev.drydock.orchestrator.live.Live;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rings when there is news of one thing. */
final class Bell implements AutoCloseable {
    private final Semaphore rung = new Semaphore(0);
    private final Cancellable subscription;

    Bell(Live live, String of) {
        subscription = live.of(of).subscribe().with(n -> rung.release());
    }

    void await(Duration most) {
        try {
            rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
