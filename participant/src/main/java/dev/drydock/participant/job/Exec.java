package dev.drydock.participant.job;

import dev.drydock.participant.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** One command on a host, with both its outputs always read, so that it never waits for us. */
final class Exec implements AutoCloseable {
    static final int MOST = 4 << 20;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 20;
    /** Where what was left behind goes on talking. */
    private static final int IN_ALL = 5 * LOOKS;

    private final Host.Running running;

    private Exec(Host.Running running) {
        this.running = running;
    }

    static Exec start(Host host, List<String> argv) throws IOException {
        return new Exec(host.start(argv));
    }

    OutputStream in() {
        return running.in();
    }

    InputStream out() {
        return running.out();
    }

    void end() {
        running.end();
    }

    /** The end of what it says there; complete when it has ended. */
    CompletableFuture<String> errors() {
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                said.complete(new Lines(new Masking(List.of()), line -> {}).read(running.errors()));
            } catch (IOException e) {
                said.complete("");
            }
        });
        return said;
    }

    /** @param whole whether what came is all there is, though the output was not closed */
    Output output(Duration limit, Predicate<byte[]> whole) throws IOException {
        CompletableFuture<String> errors = errors();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        CompletableFuture<Void> read = CompletableFuture.runAsync(
                () -> keep(kept), t -> Thread.ofVirtual().start(t));
        try {
            int exit = running.await(limit);
            if (exit == -1) running.end();
            // what it left behind may keep its outputs open for ever
            soon(read, kept::size, () -> whole.test(kept.toByteArray()));
            boolean over = soon(errors, () -> 0, () -> false);
            return new Output(exit, kept.toByteArray(), over ? errors.join() : errors.getNow(""));
        } catch (InterruptedException e) {
            running.end();
            Thread.currentThread().interrupt();
            return new Output(-1, new byte[0], "interrupted here");
        }
    }

    /**
     * Counted in looks at which nothing had come, not by the clock: while this process is frozen or short of a processor, time
     * passes and nothing is read, and a part would be taken for the whole.
     */
    private static boolean soon(CompletableFuture<?> read, IntSupplier come, BooleanSupplier whole)
            throws InterruptedException {
        int before = come.getAsInt();
        for (int quiet = 0, looks = 0; quiet < LOOKS && looks < IN_ALL; quiet++, looks++) {
            try {
                read.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException e) {
                return false;
            } catch (TimeoutException e) {
                if (whole.getAsBoolean()) return true;
                int now = come.getAsInt();
                if (now != before) quiet = 0;
                before = now;
            }
        }
        return false;
    }

    private void keep(ByteArrayOutputStream kept) {
        try {
            byte[] buffer = new byte[16_384];
            for (int n; (n = running.out().read(buffer)) >= 0; ) {
                kept.write(buffer, 0, Math.min(n, MOST - kept.size()));
            }
        } catch (IOException e) {
            // closed under it: what came before is what there is
        }
    }

    /** What was begun on the site as a job goes on; this only stops listening. */
    @Override
    public void close() {
        running.end();
    }
}
