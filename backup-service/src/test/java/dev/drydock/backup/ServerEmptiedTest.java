package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database is emptied where it lies, of everything that an upgrade can have left, and is afterwards what it was. */
@Tag("real")
class ServerEmptiedTest {
    private static final String TABLESPACE =
            "SET allow_in_place_tablespaces = on; SELECT 'CREATE TABLESPACE harbour LOCATION ''''' WHERE NOT EXISTS"
                    + " (SELECT FROM pg_tablespace WHERE spcname = 'harbour') \\gexec\nALTER DATABASE app SET TABLESPACE harbour";

    @TempDir
    Path base;

    private ServerFixture site;

    @ParameterizedTest
    @ValueSource(strings = {"CREATEDB", "NOCREATEDB"})
    void ofOneOfEachKind(String power) throws Exception {
        site = ServerFixture.of(Dialect.POSTGRESQL, base);
        site.server.sql("", TABLESPACE);
        site.server.sql("", "ALTER ROLE app " + power);
        site.server.sql("", "ALTER DATABASE app SET log_min_duration_statement TO '10s'");
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        String place = place();
        site.server.sql("app", Fixture.resource("stray-postgresql.sql"));
        Process monitoring = site.server.session("app", "super", "super");
        try {
            StoryTest.done(site.harbour.restore("database:main"));
            assertThat(monitoring.isAlive()).isTrue();
        } finally {
            monitoring.destroyForcibly().waitFor();
        }

        // a setting that was set again is the last one
        assertThat(site.server.picture("app").lines().sorted().toList())
                .isEqualTo(before.lines().sorted().toList());
        assertThat(differences()).isEmpty();
        assertThat(place()).isEqualTo(place);
        assertThat(place).endsWith("|harbour\n");
    }

    @Test
    void oneThatIsGoneIsMadeWhereItLay() {
        site = ServerFixture.of(Dialect.POSTGRESQL, base);
        site.server.sql("", TABLESPACE);
        site.server.sql("", "GRANT CREATE ON TABLESPACE harbour TO app");
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.server.sql("", "DROP DATABASE app");

        StoryTest.done(site.harbour.restore("database:main"));

        site.server.sql("", "REVOKE CREATE ON TABLESPACE harbour FROM app");
        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(differences()).isEmpty();
    }

    @Test
    void oneOfAnotherCollationIsMadeAnew() {
        site = ServerFixture.of(Dialect.POSTGRESQL, base);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.server.sql("", "DROP DATABASE app");
        site.server.sql("", "CREATE DATABASE app OWNER app TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");

        StoryTest.done(site.harbour.restore("database:main"));

        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(differences()).isEmpty();
    }

    private String place() {
        return site.server.sql(
                "",
                "SELECT d.oid, spcname FROM pg_database d JOIN pg_tablespace t ON t.oid = dattablespace WHERE datname = 'app'");
    }

    private java.util.List<String> differences() {
        return ((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences();
    }
}
