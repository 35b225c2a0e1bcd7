package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Ssh;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that die in the middle, lines that break: and that the next attempt makes it good. */
@Tag("real")
class ServerBrokenTest {
    @TempDir
    Path base;

    private ServerFixture site;
    private Place place;

    private void site(Dialect dialect) {
        site = ServerFixture.of(dialect, base);
        place = site.harbour.place;
        behindALink(Map.of());
    }

    /** What would be on its way for long is stored there first. */
    private void behindALink(Map<String, String> variables) {
        Ssh at = new Ssh("db1", 22, "deploy", "", List.of(), null);
        site.harbour.place = new Place(
                place.site(), at, place.root(), place.marker(), "", place.jobs(), variables, Map.of(), null, null);
    }

    private void onThisMachine(Map<String, String> variables) {
        site.harbour.place =
                new Place(place.site(), place.root(), place.marker(), "", place.jobs(), variables, Map.of());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDumpWhoseClientDiesIsNoBackup(Dialect dialect) throws IOException {
        site(dialect);
        StoryTest.done(site.harbour.copy());
        site.harbour.closeDoors();
        String dump = dialect == Dialect.MYSQL ? "mariadb-dump" : "pg_dump";
        with(
                dump,
                "case $* in *--version*) exec /usr/bin/" + dump + " \"$@\" ;; esac; /usr/bin/" + dump
                        + " \"$@\" | head -c 3000; kill -9 $$");

        assertThat(site.harbour.backup()).isInstanceOf(Said.Failed.class);
        assertThat(site.harbour.drill()).isInstanceOf(Said.Refused.class);

        with(
                dump,
                "case $* in *--version*) exec /usr/bin/" + dump + " \"$@\" ;; esac; /usr/bin/" + dump
                        + " \"$@\" | head -c 3000; exit 0");
        assertThat(site.harbour.backup()).isInstanceOf(Said.Failed.class);
        assertThat(site.harbour.drill()).isInstanceOf(Said.Refused.class);

        behindALink(Map.of());
        StoryTest.done(site.harbour.backup());
        StoryTest.done(site.harbour.drill());
        assertThat(site.harbour.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Shows(103)
    void aLoadThatDiesHalfWayIsFailedAndMadeGoodByTheNext(Dialect dialect) throws IOException {
        site(dialect);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.spoil();
        dyingLoad(dialect);

        Said said = site.harbour.restore("database:main");

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("the database is not whole now");
        assertThat(site.server.picture("app")).isNotEqualTo(before);
        behindALink(Map.of());
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDrillThatDiesHalfWayLeavesNoScratch(Dialect dialect) throws IOException {
        site(dialect);
        site.backedUp();
        dyingLoad(dialect);

        assertThat(site.harbour.drill()).isInstanceOf(Said.Failed.class);

        behindALink(Map.of());
        assertThat(site.databases()).containsExactly("app");
        StoryTest.done(site.harbour.drill());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAKilledDrillLeftInANamedScratchDatabaseIsKnownAndEmptiedByTheNext(Dialect dialect) throws IOException {
        named(dialect);
        site.backedUp();
        killedLoad(dialect);
        assertThat(site.harbour.drill()).isInstanceOf(Said.Failed.class);
        behindALink(Map.of());
        assertThat(tables(dialect)).isPositive();

        StoryTest.done(site.harbour.preflight(site.harbour.content));
        StoryTest.done(site.harbour.drill());

        assertThat(tables(dialect)).isZero();
        assertThat(site.server.picture("app_scratch")).doesNotContain("drydock_scratch_");
        site.server.sql("", "DROP DATABASE app_scratch");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutItsMarkerOrWithAnothersItIsSomebodyElses(Dialect dialect) throws IOException {
        named(dialect);
        site.backedUp();
        killedLoad(dialect);
        assertThat(site.harbour.drill()).isInstanceOf(Said.Failed.class);
        behindALink(Map.of());
        for (String marker : new String[] {"drydock_scratch_other_0123456789abcdef x", "", "ours"}) {
            site.server.sql(
                    "app_scratch",
                    dialect == Dialect.MYSQL
                            ? "ALTER TABLE drydock_drill COMMENT '" + marker + "'"
                            : "COMMENT ON DATABASE app_scratch IS '" + marker + "'");

            Said said = site.harbour.preflight(site.harbour.content);

            assertThat(said).isInstanceOf(Said.Refused.class);
            assertThat(((Said.Refused) said).reason()).contains("app_scratch is not empty");
            assertThat(tables(dialect)).isPositive();
        }
        site.server.sql("", "DROP DATABASE app_scratch");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEmptyOneWithAnothersMarkerIsAnothers(Dialect dialect) throws IOException {
        named(dialect);
        site.backedUp();
        String marker = "drydock_scratch_other_0123456789abcdef x";
        site.server.sql(
                "app_scratch",
                dialect == Dialect.MYSQL
                        ? "CREATE TABLE drydock_drill (id int) COMMENT '" + marker + "'"
                        : "COMMENT ON DATABASE app_scratch IS '" + marker + "'");

        for (Said said : new Said[] {site.harbour.preflight(site.harbour.content), site.harbour.drill()}) {
            assertThat(ThreeStores.refused(said)).contains("a drill of another database has", marker);
        }
        String freed = ((Said.Refused) site.harbour.drill()).next().replaceFirst(".*: ", "");
        site.server.sql("app_scratch", freed);
        StoryTest.done(site.harbour.drill());
        site.server.sql("", "DROP DATABASE app_scratch");
    }

    private void named(Dialect dialect) {
        site(dialect);
        site.noScratch();
        site.server.sql("", "DROP DATABASE IF EXISTS app_scratch");
        site.server.sql("", "CREATE DATABASE app_scratch" + (dialect == Dialect.MYSQL ? "" : " OWNER app"));
        if (dialect == Dialect.MYSQL) site.server.sql("", "GRANT ALL ON app_scratch.* TO app@'%'");
        site.scratch("app_scratch");
    }

    private int tables(Dialect dialect) {
        String schema = dialect == Dialect.MYSQL ? "app_scratch" : "public";
        return Integer.parseInt(site.server
                .sql(
                        "app_scratch",
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = '" + schema + "'")
                .strip());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLineThatBreaksInTheMiddleChangesNothing(Dialect dialect) {
        site(dialect);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        site.spoil();
        String spoilt = site.server.picture("app");

        site.harbour.line = s -> new Breaking(s, 3000);
        assertThat(site.harbour.restore("database:main")).isInstanceOf(Said.Interrupted.class);
        site.harbour.line = s -> new Breaking(s, Breaking.LAST_BYTE);
        assertThat(site.harbour.restore("database:main")).isInstanceOf(Said.Failed.class);

        assertThat(site.server.picture("app")).isEqualTo(spoilt);
        site.harbour.line = s -> s;
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onThisMachineTheClientReadsWhatComesAndWhatIsCutIsMadeGoodByTheNext(Dialect dialect) throws IOException {
        site(dialect);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.spoil();
        onThisMachine(Map.of());

        site.harbour.line = s -> new Breaking(s, 3000);
        assertThat(site.harbour.restore("database:main")).isInstanceOf(Said.Interrupted.class);
        site.harbour.line = s -> s;
        Place whole = site.harbour.place;
        dyingReader(dialect);
        Said said = site.harbour.restore("database:main");
        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("the database is not whole now");
        site.harbour.place = whole;

        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences())
                .isEmpty();
    }

    /** It takes half of what comes, and says that all is well. */
    private void dyingReader(Dialect dialect) throws IOException {
        String client = dialect == Dialect.MYSQL ? "mariadb" : "psql";
        String loads = dialect == Dialect.MYSQL ? "*init-command*" : "*/restrict*\"-f -\"";
        with(
                client,
                "case $* in " + loads + ") head -c 4000 | /usr/bin/" + client
                        + " \"$@\"; exit 0 ;; esac; exec /usr/bin/" + client + " \"$@\"");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Shows(30)
    void nothingOfThePasswordIsLeftAnywhere(Dialect dialect) throws IOException {
        site(dialect);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        StoryTest.done(site.harbour.restore("database:main"));

        String jobs = Fixture.sh(base, "grep -rlF -e 'pass\\word' -e 'pass\\\\word' jobs || :");
        assertThat(jobs).isEmpty();
    }

    /** The file that holds the whole dump is given to the client half. */
    private void dyingLoad(Dialect dialect) throws IOException {
        if (dialect == Dialect.MYSQL) {
            with(
                    "mariadb",
                    "case $(readlink /proc/self/fd/0) in */all) head -c 4000 \"$HOME/all\" | /usr/bin/mariadb \"$@\"; exit 1 ;; esac;"
                            + " exec /usr/bin/mariadb \"$@\"");
        } else {
            with(
                    "psql",
                    "case $* in *\"$HOME/all\"*) head -c 4000 \"$HOME/all\" >\"$HOME/half\";"
                            + " /usr/bin/psql -X -q -w -f \"$HOME/half\"; exit 3 ;; esac; exec /usr/bin/psql \"$@\"");
        }
    }

    /** And from then on nothing of the order is left to tidy up. */
    private void killedLoad(Dialect dialect) throws IOException {
        String dead = base.resolve("dead").toString();
        if (dialect == Dialect.MYSQL) {
            with(
                    "mariadb",
                    "[ ! -e '" + dead
                            + "' ] || exit 1; case $(readlink /proc/self/fd/0) in */all) if grep -q '^CREATE' <\"$HOME/all\";"
                            + " then : >'" + dead
                            + "'; head -c 4000 \"$HOME/all\" | /usr/bin/mariadb \"$@\"; exit 1; fi ;; esac;"
                            + " exec /usr/bin/mariadb \"$@\"");
        } else {
            with(
                    "psql",
                    "[ ! -e '" + dead
                            + "' ] || exit 3; case $* in *\"$HOME/all\"*) if grep -q '^CREATE' \"$HOME/all\"; then : >'"
                            + dead
                            + "'; head -c 6000 \"$HOME/all\" >\"$HOME/half\"; /usr/bin/psql -X -q -w -f \"$HOME/half\";"
                            + " exit 3; fi ;; esac; exec /usr/bin/psql \"$@\"");
        }
    }

    /** The site's host has another command of that name. */
    private void with(String command, String script) throws IOException {
        Path bin = Files.createDirectories(base.resolve("bin"));
        Files.writeString(bin.resolve(command), "#!/bin/sh\n" + script + "\n");
        bin.resolve(command).toFile().setExecutable(true);
        Map<String, String> path =
                Map.of("PATH", bin + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        if (site.harbour.place.at() == null) onThisMachine(path);
        else behindALink(path);
    }
}
