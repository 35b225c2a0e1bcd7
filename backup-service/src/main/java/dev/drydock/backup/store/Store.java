package dev.drydock.backup.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * One place for backups. A path is of names joined by {@code /}, each of letters, digits, dot, dash and underscore; the
 * store checks nothing more. What breaks is an {@link IOException}, within a bounded time.
 */
public interface Store extends AutoCloseable {
    /** How the names of unfinished files end, where a store has such. */
    String PART = ".part";

    /** For people. */
    String name();

    /** Has its name in the store only when it is whole. @param writer whose unfinished file it is */
    Sink put(String path, String writer) throws IOException;

    /** @throws FileNotFoundException it is not there */
    InputStream open(String path) throws IOException;

    /** Empty: it is not there. */
    OptionalLong size(String path) throws IOException;

    /** Names of the files directly in it. Nothing where it is not there. */
    List<String> list(String folder) throws IOException;

    /** No failure where it is not there. */
    void delete(String path) throws IOException;

    /** The folder with all that is in it; no failure where it is not there. */
    void erase(String folder) throws IOException;

    /** Takes away what a writer that broke off has left unfinished there. */
    default void tidy(String folder) throws IOException {
        for (String name : list(folder)) {
            if (name.endsWith(PART)) delete(folder + "/" + name);
        }
    }

    /** On this machine: there is no link that could be cut while it is read. */
    default boolean here() {
        return false;
    }

    /** Empty: nobody can know. */
    OptionalLong free() throws IOException;

    /** Commands by which a person brings these files into the working folder, and what he sets before. */
    ByHand byHand(String folder, List<String> names);

    /** @param before for people, each a line: what they must have; @param commands for sh, each a line */
    record ByHand(List<String> before, List<String> commands) {
        public ByHand {
            before = List.copyOf(before);
            commands = List.copyOf(commands);
        }
    }

    @Override
    void close();

    /** Writes and reads back. */
    default void probe(String writer) throws IOException {
        String path = ".probe-" + writer;
        byte[] written = ("drydock was here: " + writer).getBytes(StandardCharsets.UTF_8);
        try {
            try (Sink sink = put(path, writer)) {
                sink.write(written);
                sink.keep();
            }
            try (InputStream in = open(path)) {
                if (!Arrays.equals(in.readNBytes(written.length + 1), written)) {
                    throw new IOException("what was written did not come back");
                }
            }
        } finally {
            delete(path);
        }
    }

    /** As one word of sh. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
