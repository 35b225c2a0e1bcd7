package dev.drydock.participant.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Many workers, one transaction: what comes in while one is being committed goes into the next together. Alone it costs no
 * delay.
 */
final class Gather<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Gather.class);
    private static final int MOST = 128;

    private record Waiting<T>(String order, T item, CompletableFuture<Boolean> accepted) {}

    private final BlockingQueue<Waiting<T>> queue = new ArrayBlockingQueue<>(1024);
    private final Duration linger;
    private final Function<List<T>, Set<String>> write;
    private final Thread thread;

    /** @param write says for which orders it took effect */
    Gather(String name, Function<List<T>, Set<String>> write) {
        this(name, Duration.ZERO, write);
    }

    /** @param linger how long what nobody waits for lies before it is written, for more to come */
    Gather(String name, Duration linger, Function<List<T>, Set<String>> write) {
        this.linger = linger;
        this.write = write;
        // not a virtual one: those share a few carriers with the workers, who may all be waiting for a process
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Written or not, when this returns. */
    boolean put(String order, T item) throws InterruptedException {
        Waiting<T> w = new Waiting<>(order, item, new CompletableFuture<>());
        queue.put(w);
        return w.accepted.join();
    }

    /** Perhaps, and some time. */
    boolean offer(String order, T item) {
        return queue.offer(new Waiting<>(order, item, new CompletableFuture<>()));
    }

    private void run() {
        List<Waiting<T>> some = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                some.add(queue.take());
                fill(some);
                write(some);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            some.clear();
        }
    }

    private void fill(List<Waiting<T>> some) throws InterruptedException {
        long until = System.nanoTime() + linger.toNanos();
        for (long left = linger.toNanos(); left > 0 && some.size() < MOST; left = until - System.nanoTime()) {
            Waiting<T> more = queue.poll(left, TimeUnit.NANOSECONDS);
            if (more != null) some.add(more);
        }
        queue.drainTo(some, MOST - some.size());
    }

    private void write(List<Waiting<T>> some) {
        try {
            Set<String> effective = write.apply(some.stream().map(Waiting::item).toList());
            some.forEach(w -> w.accepted.complete(effective.contains(w.order)));
        } catch (RuntimeException e) {
            LOG.debugf("not written count=%d error=%s", some.size(), e);
            some.forEach(w -> w.accepted.completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
