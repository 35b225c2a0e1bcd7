package dev.drydock.bench;

import dev.drydock.contract.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * So that many runs are under way at once, and it is known what was worked on: a site whose parameters say so has a line
 * written into {@link #BOOK} for each order, and its order of step {@link #HOLD} waits until {@link #UNTIL} is there.
 */
@ApplicationScoped
class Gate {
    static final String BOOK = "book";
    static final String HOLD = "hold";
    static final String UNTIL = "until";
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    /** However many wait, one looks. */
    private final Map<Path, CountDownLatch> open = new ConcurrentHashMap<>();

    void pass(Order order) {
        Map<String, String> says = order.place().parameters();
        Optional.ofNullable(says.get(BOOK)).ifPresent(book -> note(Path.of(book), order));
        if (!String.valueOf(order.id().step()).equals(says.get(HOLD))) return;
        try {
            open.computeIfAbsent(Path.of(says.get(UNTIL)), Gate::watch).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was held", e);
        }
    }

    private static CountDownLatch watch(Path file) {
        CountDownLatch there = new CountDownLatch(1);
        Thread.ofVirtual().name("gate").start(() -> {
            while (!Files.exists(file)) LockSupport.parkNanos(LOOK);
            there.countDown();
        });
        return there;
    }

    private static void note(Path book, Order order) {
        try {
            String line = order.id() + " " + ProcessHandle.current().pid() + "\n";
            Files.writeString(book, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
