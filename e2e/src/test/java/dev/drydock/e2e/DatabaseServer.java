package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real server of Debian's, in a folder of its own on a free port, for all tests of this process. Its superuser is not
 * Drydock's to know: what he sees is the independent comparison.
 */
abstract class DatabaseServer {
    final Path dir;
    final int port = port();
    private Process process;

    DatabaseServer() {
        try {
            dir = Files.createTempDirectory("drydock-e2e-server-");
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a database, and the role that owns it and that may make scratch databases; nothing more. */
    abstract void make(String database, String role, String password);

    /** Said to the superuser's client. */
    abstract String sql(String database, String statements);

    /** All of a database: schema, rows, and its own properties. */
    abstract String picture(String database);

    abstract List<String> databases();

    void start(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        Dock.until("the database server answers", Duration.ofSeconds(60), this::answers);
    }

    private boolean answers() {
        try {
            sql("", "SELECT 1");
            return true;
        } catch (RuntimeException notYet) {
            if (!process.isAlive()) throw notYet;
            return false;
        }
    }

    private void end() {
        process.destroyForcibly();
        Tool.run(List.of("rm", "-rf", dir.toString()), Path.of("/"));
    }

    String sh(String script, String... arguments) {
        return sh(script, Map.of(), arguments);
    }

    String sh(String script, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "set -o pipefail; " + script, "sh"));
        command.addAll(List.of(arguments));
        return Tool.run(command, dir, environment);
    }

    /** A server refuses to be root, or wants to be told that it is meant. */
    static List<String> as(String user, List<String> command) {
        if (!Tool.root()) return command;
        List<String> all = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        all.addAll(command);
        return all;
    }

    static int port() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
