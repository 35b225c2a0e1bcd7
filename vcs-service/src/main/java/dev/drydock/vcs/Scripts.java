package dev.drydock.vcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fixed scripts that run on the site's host for archives. */
final class Scripts {
    static final String RELEASES = text("get") + text("releases");
    static final String FETCH = text("get") + text("fetch-archive");
    static final String CHECK = text("check-archive");
    static final String SWAP = text("swap");

    private Scripts() {}

    private static String text(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
