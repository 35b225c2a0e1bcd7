package dev.drydock.orchestrator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say of a record in its comment. */
final class Docs {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../contract/src/main/java"));

    /** Of the type; empty: nothing. */
    String of(Class<?> type) {
        return comment(type).map(c -> plain(c.split("@param", 2)[0])).orElse("");
    }

    /** Of one of its components. */
    String of(Class<?> type, String component) {
        Matcher m = Pattern.compile("@param " + component + "\\s+(.*?)(?=@param|$)", Pattern.DOTALL)
                .matcher(comment(type).orElse(""));
        return m.find() ? plain(m.group(1)) : "";
    }

    private static Optional<String> comment(Class<?> type) {
        Class<?> top = type;
        while (top.getDeclaringClass() != null) top = top.getDeclaringClass();
        String file = top.getName().replace('.', '/') + ".java";
        String text = SOURCES.stream()
                .map(s -> s.resolve(file))
                .filter(Files::exists)
                .map(Docs::read)
                .findFirst()
                .orElse("");
        Matcher m = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[\\w.(){}\", ]+\\s+)*(?:public |private |static )*record "
                                + type.getSimpleName() + "\\b",
                        Pattern.DOTALL)
                .matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@(?:link|code) ([^}]*)\\}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
