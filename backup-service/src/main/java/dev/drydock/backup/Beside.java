package dev.drydock.backup;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is done beside what its caller does meanwhile. What goes wrong there is thrown where its result is asked for. */
final class Beside<T> implements AutoCloseable {
    interface Task<T> {
        T done() throws IOException;
    }

    private final FutureTask<T> task;
    private final Thread thread;

    private Beside(FutureTask<T> task) {
        this.task = task;
        this.thread = Thread.ofVirtual().name("beside").start(task);
    }

    static <T> Beside<T> begin(Task<T> task) {
        return new Beside<>(new FutureTask<>(task::done));
    }

    T result() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException trouble) throw trouble;
            if (e.getCause() instanceof RuntimeException trouble) throw trouble;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** It uses what its caller is about to close. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
