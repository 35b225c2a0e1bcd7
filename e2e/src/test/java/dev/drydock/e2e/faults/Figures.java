package dev.drydock.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is shown after the tests. */
public final class Figures {
    private static final Path FILE = Path.of("target/figures/faults.txt");

    private Figures() {}

    public static void say(String format, Object... values) {
        try {
            Files.createDirectories(FILE.getParent());
            String line = format.formatted(values);
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
