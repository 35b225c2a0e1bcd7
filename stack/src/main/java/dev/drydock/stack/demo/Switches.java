package dev.drydock.stack.demo;

import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a test can tell the application from outside, by files that it looks for. */
public record Switches(Path dir) {

    /** The next migration waits in its middle until {@link #release}. */
    public void hold() {
        Tool.delete(dir.resolve("arrived"));
        on("hold");
    }

    public void release() {
        off("hold");
    }

    /** A held migration is in its middle now. */
    public boolean arrived(Duration limit) {
        return Await.until(limit, () -> Files.exists(dir.resolve("arrived")));
    }

    /** The next migration adds a table and rows and then fails. */
    public void migrationFails(boolean fails) {
        set("migration-fails", fails);
    }

    /** The doors cannot be opened by hand: the way back gets stuck at its last order. */
    public void byHandFails(boolean fails) {
        set("by-hand-fails", fails);
    }

    private void set(String name, boolean on) {
        if (on) on(name);
        else off(name);
    }

    private void on(String name) {
        try {
            Files.writeString(dir.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void off(String name) {
        Tool.delete(dir.resolve(name));
    }
}
