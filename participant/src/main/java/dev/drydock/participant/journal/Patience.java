package dev.drydock.participant.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Every wait of this process, all of them ended at once by its shutdown. */
public final class Patience {
    private final CountDownLatch closing = new CountDownLatch(1);

    public void pause(Duration duration) {
        try {
            if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) throw new Closing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Closing();
        }
    }

    public boolean closed() {
        return closing.getCount() == 0;
    }

    public void close() {
        closing.countDown();
    }
}
