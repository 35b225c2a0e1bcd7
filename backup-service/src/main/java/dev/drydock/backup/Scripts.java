package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fixed scripts that run on the site's host. */
enum Scripts {
    LIST("list"),
    LIST_OUTSIDE("list-outside"),
    SEND_FILES("send-files"),
    SEND_DATABASE("send-database"),
    SEND_FILE("send-file"),
    WRAP_DATABASE("wrap-database"),
    PUT_FILES("put-files"),
    DROP_ATTRIBUTES("drop-attributes"),
    PUT_DATABASE("put-database"),
    MAKE_ROOT("make-root"),
    SEND_POSTGRESQL("server", "postgresql", "send-postgresql"),
    ASK_POSTGRESQL("server", "postgresql", "ask-postgresql"),
    PUT_POSTGRESQL("server", "postgresql", "put-postgresql"),
    DROP_POSTGRESQL("server", "postgresql", "drop-postgresql"),
    SEND_MYSQL("server", "mysql", "send-mysql"),
    ASK_MYSQL("server", "mysql", "ask-mysql"),
    PUT_MYSQL("server", "mysql", "put-mysql"),
    DROP_MYSQL("server", "mysql", "drop-mysql");

    private final String text;

    Scripts(String... names) {
        String common = names[0].equals("make-root") ? "" : resource("common");
        text = common + Stream.of(names).map(Scripts::resource).collect(Collectors.joining());
    }

    String text() {
        return text;
    }

    /** Those that are read and move no data need nothing of the others. */
    static String resource(String name) {
        return resource(name, ".sh");
    }

    static String resource(String name, String kind) {
        try (InputStream in = Scripts.class.getResourceAsStream(name + kind)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
