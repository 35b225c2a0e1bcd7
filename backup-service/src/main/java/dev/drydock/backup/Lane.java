package dev.drydock.backup;

import dev.drydock.backup.store.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One store's own thread, and the blocks that wait for it. */
final class Lane {
    private static final int BLOCKS = 32;
    private static final byte[] END = new byte[0];
    private static final Duration CLEANING = Duration.ofSeconds(10);

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(BLOCKS);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Duration patience;
    private final Thread thread;
    private volatile long lastTaken = System.nanoTime();
    private volatile IOException trouble;
    private volatile boolean abandoned;

    Lane(Held copy, String name, Duration patience) {
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("store").start(() -> run(copy, name));
    }

    private void run(Held copy, String name) {
        try (Sink sink = copy.put(name)) {
            for (byte[] block = waiting.take(); block != END; block = waiting.take()) {
                sink.write(block, 0, block.length);
                lastTaken = System.nanoTime();
            }
            sink.keep();
        } catch (IOException e) {
            trouble = e;
        } catch (InterruptedException e) {
            trouble = new IOException("the order ended before it was whole", e);
        } catch (RuntimeException | LinkageError e) {
            trouble = new IOException(e.toString(), e);
        } finally {
            if (abandoned && trouble == null) trouble = new IOException("the order ended before it was whole");
            over.countDown();
            waiting.clear();
        }
    }

    void offer(byte[] block) throws IOException {
        lastTaken = waiting.isEmpty() ? System.nanoTime() : lastTaken;
        try {
            while (!waiting.offer(block, 1, TimeUnit.SECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (trouble != null) throw trouble;
    }

    void end() throws IOException {
        offer(END);
    }

    void awaitKept() throws IOException {
        try {
            lastTaken = System.nanoTime();
            while (!over.await(1, TimeUnit.SECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (trouble != null) throw trouble;
    }

    private void check() throws IOException {
        if (trouble != null) throw trouble;
        if (System.nanoTime() - lastTaken > patience.toNanos()) {
            throw new IOException("it took nothing for " + patience.toSeconds() + " s");
        }
    }

    /** What hangs is left to the end of its connection. */
    void abandon() {
        if (over.getCount() == 0) return;
        abandoned = true;
        thread.interrupt();
        try {
            over.await(CLEANING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
