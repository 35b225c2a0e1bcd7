package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** A file of the person's that goes to the server; what the server finds in it is told with the file's name here. */
final class Files {
    private static final int MAX_BYTES = 1_000_000;

    private Files() {}

    /** Sends the file and shows the answer. */
    static <T> int send(
            Remote remote, Path file, Function<byte[], Reply> send, Class<T> type, Function<T, List<String>> lines) {
        return read(remote, file, bytes -> remote.show(named(send.apply(bytes), file), type, lines));
    }

    /** Read once, whatever is done with it then. */
    static int read(Remote remote, Path file, ToIntFunction<byte[]> then) {
        byte[] bytes;
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            return unusable(
                    remote, "cannot read " + file, java.nio.file.Files.exists(file) ? "" : "there is no such file");
        }
        if (bytes.length > MAX_BYTES) return unusable(remote, file + " is too long", "at most " + MAX_BYTES + " bytes");
        return then.applyAsInt(bytes);
    }

    static Reply named(Reply reply, Path file) {
        return reply instanceof Reply.Bad(Problem p, String json, boolean sent)
                ? new Reply.Bad(p.about(file.toString()), json, sent)
                : reply;
    }

    private static int unusable(Remote remote, String title, String detail) {
        return remote.refuse(Problem.local("usage", title, detail, "give the name of a YAML file"), Exit.USAGE);
    }
}
