package dev.drydock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sagas, so many at a time: each stream begins its next one when the last has ended. */
public final class Streams {
    public interface Saga<T> {
        T run(int stream) throws Exception;
    }

    private Streams() {}

    public static <T> List<T> run(Load load, Saga<T> saga) throws Exception {
        AtomicInteger left = new AtomicInteger(load.sagas());
        long end = System.nanoTime() + load.most().toNanos();
        List<T> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<T>>> parts = new ArrayList<>();
            for (int s = 0; s < load.atOnce(); s++) parts.add(pool.submit(stream(s, left, end, saga)));
            for (Future<List<T>> part : parts) all.addAll(part.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return all;
    }

    private static <T> Callable<List<T>> stream(int number, AtomicInteger left, long end, Saga<T> saga) {
        return () -> {
            List<T> done = new ArrayList<>();
            while (System.nanoTime() < end && left.getAndDecrement() > 0) done.add(saga.run(number));
            return done;
        };
    }
}
