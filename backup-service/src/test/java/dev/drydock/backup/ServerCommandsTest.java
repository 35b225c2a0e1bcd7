package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.backup.credentials.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A dump may hold commands of the client that loads it: that client runs on the site's host, or here. */
@Tag("real")
class ServerCommandsTest {
    private static final String OWN = "\\restrict known\nCREATE TABLE t (id int);\n\\unrestrict known\n";

    @TempDir
    Path base;

    private ServerFixture site;
    private Path pwned;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | \\! touch %s",
                "POSTGRESQL | SELECT 1 \\! touch %s",
                "POSTGRESQL | \\copy t to program 'touch %s'",
                "POSTGRESQL | \\unrestrict known; \\! touch %s",
                "MYSQL | \\! touch %s",
                "MYSQL | SELECT 1; \\! touch %s",
                "MYSQL | system touch %s",
                "MYSQL | source %s.sql",
                "MYSQL | \\. %s.sql",
            })
    void oneThatCommandsItIsNotLoaded(Dialect dialect, String line) throws IOException {
        site(dialect);
        String dump = (dialect == Dialect.POSTGRESQL ? OWN : "CREATE TABLE t (id int);\n")
                + line.replace("known; ", "known\n").formatted(pwned) + "\n" + dialect.trailer() + "\n";

        assertThatThrownBy(() -> load(dump)).isInstanceOf(Ended.class);

        assertThat(pwned).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneThatHoldsSuchLinesAsDataIs(Dialect dialect) throws IOException {
        site(dialect);
        String lines = "\\! touch " + pwned + "\n\\restrict other\n\\unrestrict known\n";
        String quoted = dialect == Dialect.MYSQL ? lines.replace("\\", "\\\\") : lines;

        load((dialect == Dialect.POSTGRESQL ? OWN : "CREATE TABLE t (id int);\n")
                + "CREATE TABLE said (line text);\nINSERT INTO said VALUES ('\n" + quoted + "');\n"
                + dialect.trailer() + "\n");

        assertThat(pwned).doesNotExist();
    }

    private void site(Dialect dialect) {
        site = ServerFixture.of(dialect, base);
        site.noScratch();
        pwned = base.resolve("pwned");
        Fixture.sh(base, "echo 'SELECT 1;' >pwned.sql");
    }

    private void load(String dump) throws IOException {
        String password =
                site.server.environment("app", ServerFixture.PASSWORD, "app").get("DB_PASSWORD");
        Access access = new Access("127.0.0.1", site.server.port, "", "app", password, "app");
        ServerState state =
                new Client(site.dialect, access, site.harbour.means().line()).about("app");
        try (DrillPlace place = DrillPlace.open(
                site.harbour.content.databases().getFirst(),
                site.dialect,
                site.harbour.means(),
                access,
                state.properties(),
                Manifest.Origin.of(state, "app"))) {
            assertThat(place.ofOurOwn()).isTrue();
            Client.Opening opening = () -> new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8));
            place.load(List.of(), new Client.Source(true, opening));
            place.load(List.of(), new Client.Source(false, opening));
        }
        assertThat(Files.exists(pwned)).isFalse();
    }
}
