package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of real servers: taken, drilled, spoilt, put back; judged by the servers' own programs. */
@Tag("real")
class ServerTest {
    private static final String PASSWORD = "it's a \"pass\\word: #1 $x";

    private static final Map<Dialect, Server> SERVERS = new EnumMap<>(Dialect.class);

    @TempDir
    Path base;

    private Server server;
    private Fixture harbour;

    @BeforeAll
    static void servers() throws IOException {
        for (Dialect dialect : Dialect.values()) SERVERS.put(dialect, Server.start(dialect));
    }

    @AfterAll
    static void close() throws InterruptedException {
        for (Server server : SERVERS.values()) server.close();
    }

    private void site(Dialect dialect, String scratch) throws IOException {
        server = SERVERS.get(dialect);
        harbour = Fixture.tiny(base);
        server.sql("", Fixture.resource("make-" + name(dialect) + ".sql"));
        server.sql("app", Fixture.resource("fill-" + name(dialect) + ".sql"));
        StringBuilder env = new StringBuilder("APP_NAME=harbour # ours\n");
        server.environment("app", PASSWORD, "app").forEach((name, value) -> env.append(name)
                .append("='")
                .append(value.replace("'", "'"))
                .append("'\n"));
        Files.writeString(
                harbour.root.resolve(".env"),
                env.toString()
                        .replace("'" + PASSWORD + "'", "\"" + PASSWORD.replaceAll("([\\\\\"])", "\\\\$1") + "\""));
        Content all = Fixture.CONTENT;
        harbour.content = new Content(
                all.volatiles(),
                all.cache(),
                all.outside(),
                all.mark(),
                List.of(new Content.Database(
                        "main",
                        name(dialect),
                        "",
                        new Content.Server(new Content.Credentials("env", ".env", "", ""), scratch))));
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void backedUp() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMigrationThatFailedHalfWayLeavesNoTrace(Dialect dialect) throws IOException {
        site(dialect, "");
        StoryTest.done(harbour.preflight(harbour.content));
        backedUp();
        Found.Drilled drilled = (Found.Drilled) StoryTest.done(harbour.drill()).found();
        String before = server.picture("app");
        server.sql("app", Fixture.resource("spoil-" + name(dialect) + ".sql"));
        harbour.inRoot("printf DB_PASSWORD=lost >.env");
        assertThat(server.picture("app")).isNotEqualTo(before);

        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));

        assertThat(server.picture("app")).isEqualTo(before);
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
        assertThat(drilled.rows()).isGreaterThan(3);
        assertThat(harbour.said).noneMatch(line -> line.contains(PASSWORD));
        assertThat(databases()).containsExactly("app");
        StoryTest.done(harbour.restore("database:main"));
        assertThat(server.picture("app")).isEqualTo(before);
    }

    private List<String> databases() {
        return server.sql(
                        "",
                        server == SERVERS.get(Dialect.POSTGRESQL)
                                ? "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'"
                                : "SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN"
                                        + " ('mysql', 'sys', 'information_schema', 'performance_schema')")
                .lines()
                .toList();
    }

    static Said said(Said said) {
        return said;
    }
}
