package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What would hinder a restore of a server's database is found before anything begins. */
@Tag("real")
class ServerPreflightTest {
    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWrongPassword(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.settings("wrong-password");

        Said said = site.harbour.preflight(site.harbour.content);

        assertThat(said.toString())
                .startsWith("Refused")
                .doesNotContain("wrong-password")
                .contains(dialect == Dialect.MYSQL ? "Access denied for user 'app'" : "password authentication failed");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRoleThatMayMakeNoScratchDatabaseWhereNoServerOfOurOwnIs(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);

        Said.Refused refused = ServerChecks.noScratch(
                site.harbour.content.databases().getFirst(),
                dialect,
                new Access("", 0, "", "app", "", "app"),
                new Manifest.Origin("15", "app", List.of(), List.of(), "app", List.of(), List.of()));

        assertThat(refused.reason()).contains("role app may not make a scratch database");
        assertThat(refused.next())
                .contains(dialect == Dialect.MYSQL ? "GRANT ALL ON `drydock" : "ALTER ROLE \"app\" CREATEDB")
                .contains("scratch: { main: NAME }")
                .contains(dialect == Dialect.MYSQL ? "mariadb-server 15" : "postgresql-15");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aScratchDatabaseThatCouldNotBeSeenThroughIsNotTouched(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.server.sql("", "DROP DATABASE IF EXISTS other");
        site.server.sql("", "CREATE DATABASE other");
        site.server.sql("other", "CREATE TABLE mine (id int)");
        site.server.sql("other", "CREATE VIEW precious AS SELECT * FROM mine");
        if (dialect == Dialect.MYSQL) {
            site.server.sql("", "GRANT SELECT, DROP, CREATE, SHOW VIEW ON other.* TO app@'%'");
            site.server.sql("other", "DROP TABLE mine");
        } else {
            site.server.sql("other", "ALTER VIEW precious OWNER TO app");
        }
        site.scratch("other");

        assertThat(site.harbour.preflight(site.harbour.content)).isInstanceOf(Said.Refused.class);

        assertThat(site.server.sql(
                        "other", "SELECT count(*) FROM information_schema.tables WHERE table_name = 'precious'"))
                .isEqualTo("1\n");
        site.server.sql("", "DROP DATABASE other");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNamedScratchDatabaseThatIsNotThere(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.noScratch();
        site.scratch("nowhere");

        assertThat(site.harbour.preflight(site.harbour.content)).isInstanceOf(Said.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aScratchDatabaseThatIsTheApplicationsOwn(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.scratch("app");

        Said.Refused refused = (Said.Refused) site.harbour.preflight(site.harbour.content);

        assertThat(refused.reason()).contains("is the application's own");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aScratchDatabaseThatIsSomebodysElse(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.server.sql("", "DROP DATABASE IF EXISTS other");
        site.server.sql("", "CREATE DATABASE other");
        site.server.sql("other", "CREATE TABLE precious (id int)");
        if (dialect == Dialect.MYSQL) site.server.sql("", "GRANT ALL ON other.* TO app@'%'");
        else site.server.sql("other", "ALTER TABLE precious OWNER TO app");
        site.scratch("other");

        Said.Refused refused = (Said.Refused) site.harbour.preflight(site.harbour.content);

        assertThat(refused.reason()).contains("is not empty");
        site.server.sql("", "DROP DATABASE other");
    }

    @Test
    void settingsThatAreNotThereOrNameNoDatabase() {
        ServerFixture site = ServerFixture.of(Dialect.MYSQL, base);
        site.harbour.inRoot("printf 'DB_HOST=x\nDB_PASSWORD=geheim\n' >.env");

        assertThat(site.harbour.preflight(site.harbour.content).toString())
                .contains("no name of a database is there under DB_")
                .doesNotContain("geheim");

        site.harbour.inRoot("rm .env");

        assertThat(site.harbour.preflight(site.harbour.content).toString()).contains("there is no such file");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void noClientOnTheSitesHost(Dialect dialect) throws IOException {
        ServerFixture site = ServerFixture.of(dialect, base);
        Path bin = Files.createDirectory(base.resolve("bin"));
        for (String folder : new String[] {"/bin", "/usr/bin"}) {
            Fixture.sh(
                    bin,
                    "for f in \"$1\"/*; do case $f in *mariadb* | *mysql* | *psql | *pg_*) ;; *) ln -sf \"$f\" . ;; esac; done",
                    folder);
        }
        Place p = site.harbour.place;
        site.harbour.place =
                new Place(p.site(), p.root(), p.marker(), "", p.jobs(), Map.of("PATH", bin.toString()), Map.of());

        assertThat(site.harbour.preflight(site.harbour.content).toString())
                .startsWith("Refused")
                .contains("lacks the clients of database main's server")
                .contains("apt-get install " + dialect.debian());
    }
}
