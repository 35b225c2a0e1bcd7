package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A tenth of a suite's test classes, another one for each seed: over many commits all are run. */
record Tenth(Path top, String seed) {

    /** @return simple names, of every tenth begun at least one */
    List<String> of(String tag) {
        List<String> all = classes(tag);
        return all.stream()
                .sorted(Draw.by(seed, name -> name))
                .limit((all.size() + 9) / 10)
                .toList();
    }

    private List<String> classes(String tag) {
        Pattern tagged = Pattern.compile("@Tag\\(\\s*\"" + Pattern.quote(tag) + "\"\\s*\\)");
        try (Stream<Path> files = Files.walk(top, 12)) {
            return files.filter(f -> f.toString().matches(".*/src/test/java/.*\\.java"))
                    .filter(f -> tagged.matcher(text(f)).find())
                    .map(f -> f.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Trouble("cannot look for tests in " + top + ": " + e, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
