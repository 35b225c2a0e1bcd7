package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A clone of what is committed, in which sources may be spoiled; gone in the end, also when this process is ended. */
final class Copy implements AutoCloseable {
    final Path folder;
    private final Thread onExit = new Thread(this::clear);

    Copy(Path top) {
        try {
            this.folder = Files.createTempDirectory("drydock-guards-");
        } catch (IOException e) {
            throw new Trouble("cannot make a folder for a copy of " + top + ": " + e, e);
        }
        Runtime.getRuntime().addShutdownHook(onExit);
        Tool.run(List.of("git", "clone", "-q", top.toString(), folder.toString()), top);
    }

    private void clear() {
        ProcessHandle.current().children().forEach(Tool::end);
        Tool.delete(folder);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        Tool.delete(folder);
    }
}
