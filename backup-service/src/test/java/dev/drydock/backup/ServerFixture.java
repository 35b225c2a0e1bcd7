package dev.drydock.backup;

import dev.drydock.contract.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A site whose database lies on a real server, which all tests of this process share. */
final class ServerFixture {
    static final String PASSWORD = "it's a \"pass\\word: #1 $x";

    private static final Map<Dialect, Server> SERVERS = new EnumMap<>(Dialect.class);

    final Dialect dialect;
    final Server server;
    final Fixture harbour;

    private ServerFixture(Dialect dialect, Server server, Fixture harbour) {
        this.dialect = dialect;
        this.server = server;
        this.harbour = harbour;
    }

    static ServerFixture of(Dialect dialect, Path base) {
        ServerFixture fixture = new ServerFixture(dialect, server(dialect), Fixture.tiny(base));
        fixture.server.sql("", Fixture.resource("make-" + fixture.name() + ".sql"));
        fixture.server.sql("app", Fixture.resource("fill-" + fixture.name() + ".sql"));
        fixture.settings(PASSWORD);
        fixture.scratch("");
        return fixture;
    }

    private static synchronized Server server(Dialect dialect) {
        return SERVERS.computeIfAbsent(dialect, d -> {
            try {
                Server server = Server.start(d);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String name() {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    void settings(String password) {
        StringBuilder env = new StringBuilder("APP_NAME=harbour # ours\n");
        server.environment("app", password, "app").forEach((name, value) -> env.append(name)
                .append("=\"")
                .append(value.replaceAll("([\\\\\"])", "\\\\$1"))
                .append("\"\n"));
        try {
            Files.writeString(harbour.root.resolve(".env"), env.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param scratch as the site file names it */
    void scratch(String scratch) {
        Content all = Fixture.CONTENT;
        Content.Server at = new Content.Server(new Content.Credentials("env", ".env", "", ""), scratch);
        harbour.content = new Content(
                all.volatiles(),
                all.cache(),
                all.outside(),
                all.mark(),
                List.of(new Content.Database("main", name(), "", at)));
    }

    void backedUp() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    void spoil() {
        server.sql("app", Fixture.resource("spoil-" + name() + ".sql"));
    }

    void noScratch() {
        server.sql(
                "",
                dialect == Dialect.MYSQL
                        ? "REVOKE ALL ON `drydock\\_scratch\\_%`.* FROM app@'%'"
                        : "ALTER ROLE app NOCREATEDB");
    }

    List<String> databases() {
        return server.sql(
                        "",
                        dialect == Dialect.POSTGRESQL
                                ? "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1"
                                : "SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN"
                                        + " ('mysql', 'sys', 'information_schema', 'performance_schema') ORDER BY 1")
                .lines()
                .toList();
    }
}
