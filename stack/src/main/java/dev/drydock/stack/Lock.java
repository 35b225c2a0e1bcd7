package dev.drydock.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One {@code up} or {@code down} at a time on a data folder; the second waits for the first. */
record Lock(FileChannel channel) implements AutoCloseable {

    static Lock take(Data data) {
        Path file = data.dir().resolve("stack.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new Lock(channel);
        } catch (OverlappingFileLockException e) {
            throw new Trouble("this process is already starting or ending the stack in " + data.dir(), e);
        } catch (IOException e) {
            throw new Trouble("cannot lock " + file + ": " + e, e);
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
