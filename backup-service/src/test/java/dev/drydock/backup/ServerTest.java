package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of real servers: taken, drilled, spoilt, put back; judged by the servers' own programs. */
@Tag("real")
class ServerTest {
    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Shows(22)
    void aMigrationThatFailedHalfWayLeavesNoTrace(Dialect dialect) throws IOException {
        ServerFixture site = ServerFixture.of(dialect, base);
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        Found.Drilled drilled =
                (Found.Drilled) StoryTest.done(site.harbour.drill()).found();
        String before = site.server.picture("app");
        site.spoil();
        site.harbour.inRoot("printf DB_PASSWORD=lost >.env");
        assertThat(changes(before, site.server.picture("app"))).isNotEmpty();

        StoryTest.done(site.harbour.restore("tree"));
        StoryTest.done(site.harbour.restore("database:main"));

        assertThat(changes(before, site.server.picture("app"))).isEmpty();
        assertThat(differences(site)).isEmpty();
        assertThat(drilled.rows()).isGreaterThan(3);
        assertThat(site.harbour.said).noneMatch(line -> line.contains(ServerFixture.PASSWORD));
        assertThat(site.databases()).containsExactly("app");
        assertThat(site.harbour.leftovers()).isEmpty();
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(changes(before, site.server.picture("app"))).isEmpty();
    }

    @Test
    @Shows(99)
    void aRoleThatMayMakeNoDatabaseEmptiesItsOwnCompletely() {
        ServerFixture site = ServerFixture.of(Dialect.POSTGRESQL, base);
        site.server.sql("", "ALTER ROLE app NOCREATEDB");
        site.server.sql("", "DROP DATABASE IF EXISTS app_scratch");
        site.server.sql("", "CREATE DATABASE app_scratch OWNER app");
        site.scratch("app_scratch");
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.spoil();

        StoryTest.done(site.harbour.restore("database:main"));

        assertThat(changes(before, site.server.picture("app"))).isEmpty();
        assertThat(differences(site)).isEmpty();
        assertThat(site.databases()).containsExactly("app", "app_scratch");
        assertThat(site.server.sql("app_scratch", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0\n");
        site.server.sql("", "DROP DATABASE app_scratch");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRoleThatMayMakeNoScratchDatabaseIsDrilledOnAServerOfOurOwn(Dialect dialect) throws IOException {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.noScratch();
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        assertThat(site.harbour.said).anyMatch(line -> line.endsWith("the drill of main has a server of its own"));
        site.backedUp();
        String before = site.server.picture("app");

        StoryTest.done(site.harbour.drill());

        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(site.databases()).containsExactly("app");
        assertThat(site.harbour.leftovers()).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .map(p -> p.info().commandLine().orElse(""))
                        .filter(line -> line.contains(site.harbour.scratch.toString())))
                .isEmpty();
        site.spoil();
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDifferenceIsNamed(Dialect dialect) {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        assertThat(differences(site)).isEmpty();
        site.spoil();

        assertThat(differences(site))
                .anyMatch(d -> d.startsWith("database main: dump differs ("))
                .anyMatch(d -> d.startsWith(
                        dialect == Dialect.MYSQL
                                ? "database main: charset latin1 → utf8mb4"
                                : "database main: settings "));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theRolesSessionsBehindClosedDoorsEndTheBackup(Dialect dialect) throws Exception {
        ServerFixture site = ServerFixture.of(dialect, base);
        StoryTest.done(site.harbour.copy());
        site.harbour.closeDoors();
        Process session = site.server.session("app", "app", ServerFixture.PASSWORD);
        try {
            Said said = site.harbour.backup();

            assertThat(said).isInstanceOf(Said.Failed.class);
            assertThat(((Said.Failed) said).reason()).contains("sessions of role app are still open");
        } finally {
            session.destroyForcibly().waitFor();
        }
        StoryTest.done(site.harbour.backup());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withOpenDoorsTheRoleMayHaveSessions(Dialect dialect) throws Exception {
        ServerFixture site = ServerFixture.of(dialect, base);
        Process session = site.server.session("app", "app", ServerFixture.PASSWORD);
        try {
            StoryTest.done(site.harbour.backup());
        } finally {
            session.destroyForcibly().waitFor();
        }
    }

    /** Line by line, for a person to read. */
    private static List<String> changes(String before, String now) {
        if (before.equals(now)) return List.of();
        List<String> changes = new ArrayList<>();
        now.lines().filter(line -> !before.lines().toList().contains(line)).forEach(line -> changes.add("+" + line));
        before.lines().filter(line -> !now.lines().toList().contains(line)).forEach(line -> changes.add("-" + line));
        return changes.isEmpty() ? List.of("another order") : changes;
    }

    private static List<String> differences(ServerFixture site) {
        return ((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences();
    }

    /** Of a byte that its character set has no letter for a dump writes a question mark: it loads, and is another one. */
    @Test
    void whatADumpCannotWriteDownIsNoticedByTheRunThatTookIt() {
        ServerFixture site = ServerFixture.of(Dialect.MYSQL, base);
        site.server.sql("app", "CREATE TABLE letter (id int PRIMARY KEY, said varchar(9) CHARACTER SET armscii8)");
        site.server.sql("app", "INSERT INTO letter VALUES (1, CONVERT(x'FF' USING armscii8))");

        assertThat(((Found.Damaged) backedUpAndDrilled(site)).reason())
                .contains("holds what a dump does not write down", ": letter");
    }

    /** A dump writes six digits of a FLOAT, and CHECKSUM TABLE sums up all of them. */
    @Test
    void aColumnOfWhichADumpWritesNotAllDigitsIsNoDamage() {
        ServerFixture site = ServerFixture.of(Dialect.MYSQL, base);
        site.server.sql("app", "CREATE TABLE sounding (id int PRIMARY KEY, depth float)");
        site.server.sql("app", "INSERT INTO sounding VALUES (1, 4.8123456), (2, 16777217.3)");

        assertThat(backedUpAndDrilled(site)).isInstanceOf(Found.Drilled.class);
    }

    private static Found backedUpAndDrilled(ServerFixture site) {
        String run = site.harbour.run;
        site.harbour.closeDoors();
        StoryTest.done(site.harbour.perform(new Work.Backup(run, site.harbour.content)));
        return StoryTest.done(site.harbour.perform(new Work.Drill(run, site.harbour.content)))
                .found();
    }
}
