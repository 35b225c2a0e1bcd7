package dev.drydock.backup.scratch;

import dev.drydock.participant.job.Host;
import dev.drydock.participant.job.LocalHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of our own for one drill, in a folder, without a network. It ends with this process, however that ends. */
public final class PrivateServer implements AutoCloseable {
    private static final Host HERE = LocalHost.as("");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final Duration END = Duration.ofSeconds(60);

    private final Host.Running running;
    private final Path socket;

    private PrivateServer(Host.Running running, Path socket) {
        this.running = running;
        this.socket = socket;
    }

    /** Of PostgreSQL's a name that no role of a site's will have. */
    public static String superuser(String engine) {
        return engine.equals("postgresql") ? "drydock-private" : "root";
    }

    /** The folder of PostgreSQL's, the file of MariaDB's. */
    public String socket(String engine) {
        return engine.equals("postgresql")
                ? socket.toString()
                : socket.resolve("s").toString();
    }

    /** @param version of its major release, such as 15 or 10.11; @return where its programs are on this machine */
    public static Optional<String> programs(String engine, String version) throws IOException {
        if (engine.equals("postgresql")) {
            String folder = "/usr/lib/postgresql/" + version + "/bin";
            return Files.isExecutable(Path.of(folder, "initdb")) ? Optional.of(folder) : Optional.empty();
        }
        String said = said("for p in mariadbd mysqld; do command -v $p && exec $p --no-defaults --version; done");
        String[] lines = said.split("\n", 2);
        if (lines.length < 2) return Optional.empty();
        Matcher m = VERSION.matcher(lines[1]);
        return m.find() && m.group().equals(version) ? Optional.of(lines[0]) : Optional.empty();
    }

    private static String said(String script) throws IOException {
        Host.Running running = HERE.start(List.of("sh", "-c", script));
        running.in().close();
        return new String(running.out().readNBytes(10_000), StandardCharsets.UTF_8);
    }

    /** @param folder is made, and gone afterwards */
    public static PrivateServer start(String engine, String programs, Path folder) throws IOException {
        Files.createDirectories(folder);
        // a socket's name may have 107 bytes, and who knows where scratch is
        Path socket = Files.createTempDirectory("drydock-");
        Host.Running running =
                HERE.start(List.of("sh", "-c", script(engine), "sh", folder.toString(), programs, socket.toString()));
        String said = new String(running.out().readNBytes("ready\n".length()), StandardCharsets.UTF_8);
        if (said.equals("ready\n")) return new PrivateServer(running, socket);
        String errors = new String(running.errors().readNBytes(2000), StandardCharsets.UTF_8);
        running.end();
        throw new IOException("a private server for the drill did not start: " + errors.strip());
    }

    private static String script(String engine) {
        try (InputStream in = PrivateServer.class.getResourceAsStream(engine + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        running.in().close();
        try {
            if (running.await(END) < 0) running.end();
        } catch (InterruptedException e) {
            running.end();
            Thread.currentThread().interrupt();
        }
    }
}
