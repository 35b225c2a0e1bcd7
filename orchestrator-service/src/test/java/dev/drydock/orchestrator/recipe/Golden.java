package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a person has judged. {@code -Dgolden.update=true} writes them anew; then read the difference. */
public final class Golden {
    public static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    public static void same(String name, String text) {
        Path file = RESOURCES.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) Files.writeString(file, text);
            assertThat(text).as("%s (-Dgolden.update=true)", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("no golden file " + file + ": run with -Dgolden.update=true", e);
        }
    }

    public static String text(String name) {
        try {
            return Files.readString(RESOURCES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
