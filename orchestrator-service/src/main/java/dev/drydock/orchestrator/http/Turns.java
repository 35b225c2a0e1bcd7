package dev.drydock.orchestrator.http;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * How many are read at once. All who have lately sent much that nobody believed share one place, so that they take none from
 * the others; who is believed in the end is let in there too.
 */
final class Turns {
    private final Semaphore all;
    private final Semaphore shared = new Semaphore(1);
    private final Predicate<String> doubted;

    Turns(int atOnce, Predicate<String> doubted) {
        this.all = new Semaphore(atOnce);
        this.doubted = doubted;
    }

    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @return empty: not now */
    Optional<Turn> take(String address) {
        if (!doubted.test(address)) return from(all);
        return from(shared).flatMap(mine -> {
            Optional<Turn> place = from(all);
            if (place.isEmpty()) mine.close();
            return place.map(turn -> () -> {
                turn.close();
                mine.close();
            });
        });
    }

    private static Optional<Turn> from(Semaphore places) {
        return places.tryAcquire() ? Optional.of(places::release) : Optional.empty();
    }
}
