package dev.drydock.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the checkout. */
record Sources(Path top) {

    /** Of a file, or of all files below a folder; a folder's programs come before its resources. */
    String text(String place) {
        try (Stream<Path> all = Files.walk(top.resolve(place))) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(Sources::content)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of what each module ships. */
    Stream<String> modules() {
        try (Stream<Path> all = Files.list(top)) {
            return all
                    .map(m -> m.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .map(m -> top.relativize(m).toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
