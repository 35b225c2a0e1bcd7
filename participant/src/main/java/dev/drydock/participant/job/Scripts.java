package dev.drydock.participant.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fixed texts that run on a site. They are sent each time; nothing is installed there. */
final class Scripts {
    private static final String COMMON = text("common");
    static final String START = COMMON + text("follow") + text("start");
    static final String ATTACH = COMMON + text("follow") + text("attach");
    static final String WRAPPER = COMMON + text("wrapper");
    static final String PIPE = COMMON + text("pipe");
    static final String BREAK = COMMON + text("break");
    static final String STOP = COMMON + text("stop");
    static final String READ = text("read");
    static final String FOLDER = text("folder");

    private Scripts() {}

    private static String text(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream("/job/" + name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
