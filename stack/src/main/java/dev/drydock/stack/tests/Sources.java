package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of all modules' tests. */
record Sources(Path top) {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\\s*\"([^\"]+)\"\\s*\\)");

    record Source(String module, String type, String text) {}

    List<Source> tests() {
        try (Stream<Path> modules = Files.list(top)) {
            return modules.map(m -> m.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .flatMap(this::below)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("cannot look for tests in " + top + ": " + e, e);
        }
    }

    private Stream<Source> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().map(this::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JUnit's tags that stand in a piece of a source. */
    static List<String> tags(String text) {
        return TAG.matcher(text).results().map(r -> r.group(1)).toList();
    }

    private Source read(Path file) {
        try {
            return new Source(
                    top.relativize(file).getName(0).toString(),
                    file.getFileName().toString().replace(".java", ""),
                    Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
