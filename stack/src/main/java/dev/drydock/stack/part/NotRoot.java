package dev.drydock.stack.part;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root: then it runs as nobody of a user namespace of its own, on root's files. */
final class NotRoot {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");

    private NotRoot() {}

    static List<String> prefix() {
        if (!Tool.root()) return List.of();
        try {
            Tool.run(Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList(), Path.of("/"));
            return NAMESPACE;
        } catch (Trouble t) {
            throw new Trouble(
                    "PostgreSQL does not run as root, and this machine gives root no user namespace for it ("
                            + t.getMessage().strip() + "). Start ./drydock as an ordinary user",
                    t);
        }
    }
}
