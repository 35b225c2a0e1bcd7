package dev.drydock.participant.job;

import dev.drydock.participant.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One command on a host, with both its outputs always read, so that it never waits for us. */
final class Exec implements AutoCloseable {
    private static final int MOST = 4 << 20;
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

    Output output(Duration limit) throws IOException {
        CompletableFuture<String> errors = errors();
        CompletableFuture<byte[]> bytes = CompletableFuture.supplyAsync(
                this::bounded, t -> Thread.ofVirtual().start(t));
        try {
            int exit = running.await(limit);
            if (exit == -1) running.end();
            return new Output(exit, bytes.join(), errors.join());
        } catch (InterruptedException e) {
            running.end();
            Thread.currentThread().interrupt();
            return new Output(-1, new byte[0], "interrupted here");
        }
    }

    private byte[] bounded() {
        try {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n; (n = running.out().read(buffer)) >= 0; ) {
                kept.write(buffer, 0, Math.min(n, MOST - kept.size()));
            }
            return kept.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was begun on the site as a job goes on; this only stops listening. */
    @Override
    public void close() {
        running.end();
    }
}
