package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A few lines of a source that keep something bad from happening, what stands there once they are taken out, and the
 * test that must notice.
 *
 * @param list which list of promises the sentence {@code shows} is of
 * @param test CLASS or CLASS#METHOD
 * @param file from the top of the checkout
 */
public record Guard(
        String name, String list, String shows, String module, String test, String file, String guard, String becomes) {

    /** Lines {@code key: value}, then the two texts, each below a line with its name. */
    static Guard read(Path file) {
        String name = file.getFileName().toString().replace(".guard", "");
        String[] parts = text(file).split("(?m)^--- (guard|becomes)\n", -1);
        if (parts.length != 3) throw bad(name, "needs a line '--- guard', then a line '--- becomes'");
        Map<String, String> fields = new HashMap<>();
        parts[0].lines().map(l -> l.split(": ", 2)).forEach(l -> fields.put(l[0], l.length > 1 ? l[1] : ""));
        return new Guard(
                name,
                field(name, fields, "list"),
                field(name, fields, "shows"),
                field(name, fields, "module"),
                field(name, fields, "test"),
                field(name, fields, "file"),
                parts[1].stripTrailing(),
                parts[2].stripTrailing());
    }

    /** @return why it cannot be taken out of that checkout, or cannot be noticed there */
    public Optional<String> stale(Path top) {
        if (!Files.isRegularFile(top.resolve(file))) return Optional.of("there is no file " + file);
        int times = text(top.resolve(file)).split(Pattern.quote(guard), -1).length - 1;
        if (guard.isEmpty() || times != 1) return Optional.of("its text stands in " + file + " " + times + " times");
        Path source = top.resolve(module + "/src/test/java/" + className().replace('.', '/') + ".java");
        if (!Files.isRegularFile(source)) return Optional.of("there is no test " + source);
        boolean there = method().isEmpty()
                || Pattern.compile("\\bvoid " + method() + "\\(")
                        .matcher(text(source))
                        .find();
        return there ? Optional.empty() : Optional.of(source + " has no test " + method());
    }

    String without(String source) {
        return source.replace(guard, becomes);
    }

    String className() {
        return test.split("#", 2)[0];
    }

    /** Empty: all of the class. */
    String method() {
        return test.contains("#") ? test.split("#", 2)[1] : "";
    }

    String sourceModule() {
        return file.split("/", 2)[0];
    }

    /** Its test starts built services: the one that it is taken out of must be built anew. */
    boolean runsServices() {
        return !module.equals(sourceModule());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + ": " + e, e);
        }
    }

    private static String field(String name, Map<String, String> fields, String key) {
        String value = fields.getOrDefault(key, "").strip();
        if (value.isEmpty()) throw bad(name, "has no line '" + key + ": …'");
        return value;
    }

    private static Trouble bad(String name, String what) {
        return new Trouble("the guard " + name + " " + what + "; nothing was run");
    }
}
