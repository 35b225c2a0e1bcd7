package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** With Doctrine's own SchemaTool, real Memcached for what Doctrine knows of the classes, and bower. */
final class IxpManager extends Laravel {
    static final String FIRST = "v4.7.0";
    /** Needs unique short names, which are not: its update fails after it has made a table and dropped a column. */
    static final String BROKEN = "v4.8.0";
    /** The same, mended. */
    static final String MENDED = "v4.8.1";
    /** Not the next version up. */
    static final String LATER = "v4.9.0";

    private static final Path HERE = Path.of("src/test/resources/ixp-manager");

    private final int cache = DatabaseServer.port();
    private final Path memcached = dir.resolve("memcached.sh");

    private IxpManager() {
        super("ixp-manager", FIRST);
        try {
            Files.writeString(
                    root.resolve(".env"), Files.readString(root.resolve(".env")) + "MEMCACHED_PORT=" + cache + "\n");
            Files.copy(HERE.resolve("memcached.sh"), memcached);
            memcached("start");
            bower();
            run("php", "artisan", "doctrine:schema:update", "--force");
            sql(Files.readString(HERE.resolve("seed.sql")));
            Path logo = root.resolve("public/logos/1.png");
            Files.createDirectories(logo.getParent());
            Files.write(logo, new byte[10_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve();
    }

    static IxpManager open() {
        return new IxpManager();
    }

    private void bower() {
        String home = dir.resolve("bower").toString();
        Tool.run(
                List.of("bower", "install", "--config.interactive=false"),
                root,
                Map.of("XDG_CONFIG_HOME", home, "XDG_CACHE_HOME", home, "XDG_DATA_HOME", home));
    }

    void memcached(String what) {
        run("sh", memcached.toString(), what, Integer.toString(cache));
    }

    /** What Memcached says of itself: pid, uptime, curr_items … */
    Map<String, Long> stats() {
        try (Socket socket = new Socket("127.0.0.1", cache)) {
            socket.getOutputStream().write("stats\r\nquit\r\n".getBytes(StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return said.lines()
                    .map(l -> l.split(" "))
                    .filter(w -> w.length == 3 && w[2].matches("[0-9]{1,18}"))
                    .collect(Collectors.toMap(w -> w[1], w -> Long.parseLong(w[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another machine still has the code of now: the next time that Memcached is new, it fills it with what that knows. */
    IxpManager withAnotherFrontEnd() {
        run("cp", "-a", root.toString(), dir.resolve("front-end").toString());
        return this;
    }

    /** What a person finds who asks by hand. */
    String validated() {
        return run("php", "artisan", "doctrine:schema:validate", "--no-ansi");
    }

    List<String> columns() {
        return sql("SELECT column_name FROM information_schema.columns WHERE table_schema = '" + database
                        + "' AND table_name = 'cust' ORDER BY ordinal_position")
                .lines()
                .toList();
    }

    @Override
    List<String> parameters() {
        List<String> all = new ArrayList<>(super.parameters());
        all.add("memcached: \"sh %s restart %d\"".formatted(memcached, cache));
        return all;
    }

    @Override
    List<String> loose() {
        List<String> all = new ArrayList<>(super.loose());
        all.add("storage/bower");
        return all;
    }

    @Override
    public void close() {
        memcached("stop");
        super.close();
    }
}
