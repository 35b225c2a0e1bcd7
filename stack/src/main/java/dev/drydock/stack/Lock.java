package dev.drydock.stack;

import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One {@code up} or {@code down} at a time on a data folder; the second waits for the first. */
record Lock(FileChannel channel) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    static Lock take(Data data) {
        Path file = data.dir().resolve("stack.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!Await.until(LIMIT, () -> taken(channel)))
                throw new Trouble("another call is starting or ending the stack in " + data.dir() + " for more than "
                        + LIMIT.toSeconds() + " s; nothing was done");
            return new Lock(channel);
        } catch (IOException e) {
            throw new Trouble("cannot lock " + file + ": " + e, e);
        }
    }

    private static boolean taken(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byAnotherThread) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
