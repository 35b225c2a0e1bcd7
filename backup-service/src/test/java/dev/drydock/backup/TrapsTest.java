package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each first as the systems' own pages have it, which exits 0 and does not restore; then as Drydock does. */
@Tag("real")
class TrapsTest {
    @TempDir
    Path base;

    private ServerFixture site;

    private void documented(Dialect dialect) {
        site = ServerFixture.of(dialect, base);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
    }

    private void restored(String before) {
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences())
                .isEmpty();
    }

    @Test
    void t1RestoringOverWhatIsThereLeavesWhatTheMigrationMadeOnPostgresql() {
        documented(Dialect.POSTGRESQL);
        String before = site.server.picture("app");
        site.server.documentedDump("-c", "app");
        site.server.sql("app", "CREATE TABLE crew (ship int REFERENCES ship); INSERT INTO crew VALUES (1)");
        site.server.sql("app", "ALTER TABLE crew OWNER TO app");

        assertThat(site.server.documentedRestore("", "app")).isZero();
        assertThat(site.server.sql("app", "SELECT count(*) FROM crew")).isEqualTo("1\n");

        restored(before);
    }

    @Test
    void t1RestoringOverWhatIsThereLeavesWhatTheMigrationMadeOnMariaDb() {
        documented(Dialect.MYSQL);
        String before = site.server.picture("app");
        site.server.documentedDump("", "app");
        site.server.sql("app", "CREATE TABLE newtab (id int)");

        assertThat(site.server.documentedRestore("", "app")).isZero();
        assertThat(site.server.sql("app", "SHOW TABLES LIKE 'newtab'")).isEqualTo("newtab\n");

        restored(before);
        site.server.sql("app", "CREATE TABLE newtab (id int)");
    }

    @Test
    void t2ADumpThatCleansFirstCannotBeLoadedIntoAnEmptyDatabase() {
        documented(Dialect.POSTGRESQL);
        String before = site.server.picture("app");
        site.server.documentedDump("-c", "app");
        site.server.sql("", "DROP DATABASE app");
        site.server.sql("", "CREATE DATABASE app OWNER app");

        assertThat(site.server.documentedRestore("-v ON_ERROR_STOP=1 --single-transaction", "app"))
                .isEqualTo(3);

        restored(before);
    }

    @Test
    void t3ADumpThatWasCutIsLoadedWithoutAWordOnPostgresql() {
        documented(Dialect.POSTGRESQL);
        String before = site.server.picture("app");
        site.server.documentedDump("", "app");
        site.server.cut("COPY public.ship ");
        site.server.sql("", "DROP DATABASE app");
        site.server.sql("", "CREATE DATABASE app OWNER app");

        assertThat(site.server.documentedRestore("-v ON_ERROR_STOP=1 --single-transaction", "app"))
                .isZero();
        assertThat(site.server.sql("app", "SELECT count(*) FROM ship")).isEqualTo("0\n");

        restored(before);
    }

    @Test
    void t3ADumpThatWasCutIsLoadedWithoutAWordOnMariaDb() {
        documented(Dialect.MYSQL);
        String before = site.server.picture("app");
        site.server.documentedDump("", "app");
        site.server.cut("INSERT INTO `ship`");
        site.server.sql("app", "DROP VIEW ships; DROP TABLE ship; DROP TABLE port");

        assertThat(site.server.documentedRestore("", "app")).isZero();
        assertThat(site.server.sql("app", "SELECT count(*) FROM ship")).isEqualTo("0\n");

        restored(before);
    }

    @Test
    void t4CopyingTheOldSqliteFileBackBesideAWalKeepsTheNewData() {
        Fixture harbour = Fixture.tiny(base);
        harbour.inRoot("sqlite3 data/app.db 'PRAGMA journal_mode=wal' >/dev/null");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
        harbour.inRoot(
                """
                cp data/app.db ../documented
                { echo "INSERT INTO ship VALUES ('Titanic');"; echo '.shell kill -9 $PPID'; } | sqlite3 data/app.db || :
                cp data/app.db-wal ../wal
                cp ../documented data/app.db""");

        assertThat(harbour.inRoot("sqlite3 data/app.db 'PRAGMA integrity_check' 'SELECT count(*) FROM ship'"))
                .isEqualTo("ok\n2\n");

        harbour.inRoot("cp ../wal data/app.db-wal");
        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));
        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT count(*) FROM ship'"))
                .isEqualTo("1\n");
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }
}
