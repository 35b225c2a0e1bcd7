package dev.drydock.stack.verb;

import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** A stack for one purpose, on free ports: ended with it, also by Ctrl-C, and deleted if all went well. */
record Alone(Path dir) {

    static Alone in(Path folder, String name) {
        try {
            return new Alone(Files.createTempDirectory(Files.createDirectories(folder), name + "-"));
        } catch (IOException e) {
            throw new Trouble("cannot make a folder in " + folder + ": " + e, e);
        }
    }

    /** @param purpose returns the exit code */
    int run(Options options, ToIntFunction<Stack> purpose) {
        Thread interrupted = Thread.ofPlatform().unstarted(() -> Stack.down(dir));
        Runtime.getRuntime().addShutdownHook(interrupted);
        int exit;
        try (Stack stack = Stack.start(dir, options)) {
            if (interrupted.isAlive()) throw new Trouble("interrupted while it started; it is ended again");
            exit = purpose.applyAsInt(stack);
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (exit == 0) Tool.delete(dir);
        return exit;
    }
}
