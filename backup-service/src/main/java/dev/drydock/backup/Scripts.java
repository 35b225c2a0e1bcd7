package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fixed scripts that run on the site's host. */
enum Scripts {
    LIST("list"),
    SEND_FILES("send-files"),
    SEND_DATABASE("send-database"),
    PUT_FILES("put-files"),
    DROP_ATTRIBUTES("drop-attributes"),
    PUT_DATABASE("put-database"),
    MAKE_ROOT("make-root");

    private final String text;

    Scripts(String name) {
        text = (name.equals("make-root") ? "" : resource("common")) + resource(name);
    }

    String text() {
        return text;
    }

    /** Those that are read and move no data need nothing of the others. */
    static String resource(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
