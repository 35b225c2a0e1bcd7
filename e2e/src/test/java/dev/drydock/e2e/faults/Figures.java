package dev.drydock.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is shown after the tests, and what is noted while they run. */
public final class Figures {
    private static final Path FILE = Path.of("target/figures/faults.txt");
    private static final Path NOTES = Path.of("target/faults.log");

    private Figures() {}

    public static void say(String format, Object... values) {
        append(FILE, format.formatted(values));
    }

    /** At once: who waits for the end of a long matrix need not. */
    static void note(String finding) {
        append(NOTES, finding);
    }

    private static void append(Path file, String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
