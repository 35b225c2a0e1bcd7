package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's role could not see or not put back is refused by name: a drill that passed is a restore that passes. */
@Tag("real")
@Tag("systems")
class ServerRightsTest {
    private static final String ADMINISTRATOR = "as the server's administrator: ";

    @TempDir
    Path base;

    private ServerFixture site;

    private void site(Dialect dialect) {
        site = ServerFixture.of(dialect, base);
        site.server.sql("", dialect == Dialect.MYSQL ? "CREATE USER IF NOT EXISTS bob@'%'" : "CREATE ROLE bob");
    }

    @AfterEach
    void withoutBob() {
        if (site.dialect == Dialect.MYSQL) return;
        site.server.sql("", "DROP DATABASE app");
        site.server.sql("", "DROP ROLE bob");
    }

    private Said.Refused refused() {
        Said said = site.harbour.preflight(site.harbour.content);
        assertThat(said).isInstanceOf(Said.Refused.class);
        Said.Refused refused = (Said.Refused) said;
        assertThat(refused.next()).startsWith(ADMINISTRATOR);
        return refused;
    }

    private static String command(Said.Refused refused) {
        return refused.next().substring(ADMINISTRATOR.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "view dear; CREATE DEFINER = bob@'%' VIEW dear AS SELECT name FROM ship",
                "trigger spying; CREATE DEFINER = bob@'%' TRIGGER spying BEFORE UPDATE ON ship FOR EACH ROW SET NEW.tons = 1",
                "procedure tell; CREATE DEFINER = bob@'%' PROCEDURE tell() SELECT 'bob'",
                "function told; CREATE DEFINER = bob@'%' FUNCTION told() RETURNS int DETERMINISTIC RETURN 2",
                "event daily; CREATE DEFINER = bob@'%' EVENT daily ON SCHEDULE EVERY 1 DAY DO DELETE FROM ship WHERE id = -1"
            })
    void whatRunsAsAnotherIsRefusedAndTheCommandGivenMendsIt(String object, String statement) {
        site(Dialect.MYSQL);
        site.noScratch();
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.server.sql("app", statement);

        assertThat(site.harbour.backup()).isInstanceOf(Said.Refused.class);
        Said.Refused refused = refused();

        assertThat(refused.reason()).contains(object + " runs as bob@%", "role app@% could not make it again");
        site.server.typed(command(refused));
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"app@%, true", "app@localhost, true", "app@%, false", "app@localhost, false"})
    void aServerOfOurOwnLoadsNoMoreThanTheRoleWould(String account, boolean own) throws IOException {
        site(Dialect.MYSQL);
        site.noScratch();
        String[] names = account.split("@");
        String quoted = "`" + names[0] + "`@`" + names[1] + "`";
        Manifest.Origin origin = new Manifest.Origin(
                "10.11",
                "app",
                List.of(),
                List.of(),
                account,
                List.of(
                        "CREATE USER " + quoted,
                        "GRANT SELECT, CREATE, DROP, CREATE VIEW, SHOW VIEW ON *.* TO " + quoted),
                List.of());
        String dump = "CREATE TABLE t (id int);\nCREATE DEFINER = " + (own ? quoted : "bob@`%`")
                + " VIEW v AS SELECT id FROM t;\n-- Dump completed\n";
        Client.Source source =
                new Client.Source(true, () -> new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> env = site.server.environment("app", ServerFixture.PASSWORD, "app");
        Access access = new Access("127.0.0.1", site.server.port, "", "app", env.get("DB_PASSWORD"), "app");

        try (DrillPlace place = DrillPlace.open(
                site.harbour.content.databases().getFirst(),
                Dialect.MYSQL,
                site.harbour.means(),
                access,
                Map.of(),
                origin)) {
            assertThat(place.ofOurOwn()).isTrue();
            if (own) place.load(List.of(), source);
            else assertThatThrownBy(() -> place.load(List.of(), source)).hasMessageContaining("Access denied");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TRIGGER, EVENT; GRANT TRIGGER, EVENT ON `app`.* TO `app`@`%`",
                "SHOW VIEW, LOCK TABLES; GRANT LOCK TABLES, SHOW VIEW ON `app`.* TO `app`@`%`"
            })
    void aRightThatHidesOrHindersIsAskedFor(String taken, String grant) {
        site(Dialect.MYSQL);
        site.server.sql("", "REVOKE " + taken + " ON app.* FROM app@'%'");

        Said.Refused refused = refused();

        assertThat(refused.reason()).contains("role app@% lacks ");
        assertThat(command(refused)).isEqualTo(grant);
        assertThat(site.harbour.backup()).isInstanceOf(Said.Refused.class);
        site.server.sql("", command(refused));
        StoryTest.done(site.harbour.preflight(site.harbour.content));
    }

    @Test
    void aRightOnAllDatabasesOrOnAPatternIsARight() {
        site(Dialect.MYSQL);
        site.server.sql("", "REVOKE ALL ON app.* FROM app@'%'");
        site.server.sql("", "GRANT ALL ON `ap_`.* TO app@'%'");
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.server.sql("", "REVOKE TRIGGER ON `ap_`.* FROM app@'%'");
        refused();
        site.server.sql("", "GRANT TRIGGER ON *.* TO app@'%'");
        StoryTest.done(site.harbour.preflight(site.harbour.content));
    }

    @Test
    void aServerThatLetsTheRoleMakeNoFunctionAndNoTrigger() {
        site(Dialect.MYSQL);
        site.server.sql("", "SET GLOBAL log_bin_trust_function_creators = 0");

        Said.Refused refused = refused();

        assertThat(refused.reason()).contains("could not be put back");
        site.server.sql("", command(refused).replaceFirst(",.*", ""));
        StoryTest.done(site.harbour.preflight(site.harbour.content));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "table public.theirs; CREATE TABLE theirs (id int); ALTER TABLE theirs OWNER TO bob",
                "schema theirs; CREATE SCHEMA theirs; ALTER SCHEMA theirs OWNER TO bob",
                "function public.theirs(); CREATE FUNCTION theirs() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION theirs() OWNER TO bob",
                "large object 77; SELECT lo_create(77); ALTER LARGE OBJECT 77 OWNER TO bob"
            })
    void whatBelongsToAnotherIsRefusedAndNeverVerified(String object, String make, String give) {
        site(Dialect.POSTGRESQL);
        site.server.sql("app", make + ";" + give + ";GRANT SELECT ON ALL TABLES IN SCHEMA public TO app");
        site.noScratch();
        assertThat(site.harbour.copy()).isInstanceOf(Said.Done.class);
        site.harbour.closeDoors();

        assertThat(site.harbour.backup()).isNotInstanceOf(Said.Interrupted.class);
        assertThat(site.harbour.drill()).isNotInstanceOf(Said.Done.class);
        Said.Refused refused = refused();

        assertThat(refused.reason()).contains(object + " (of bob)");
        site.server.sql("app", command(refused));
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        StoryTest.done(site.harbour.backup());
        StoryTest.done(site.harbour.drill());
    }

    @Test
    void whatBelongsToARoleThatTheApplicationsIsAMemberOfIsLoadedAsThatRoleToo() {
        site(Dialect.POSTGRESQL);
        site.server.sql("", "GRANT bob TO app");
        site.server.sql("app", "CREATE SCHEMA theirs AUTHORIZATION bob CREATE TABLE one (id int)");
        site.server.sql("app", "ALTER TABLE theirs.one OWNER TO bob");
        site.noScratch();
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.spoil();

        StoryTest.done(site.harbour.restore("database:main"));

        assertThat(site.server.picture("app")).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnothersIsRefused() {
        site(Dialect.POSTGRESQL);
        site.server.sql("", "ALTER DATABASE app OWNER TO bob");
        site.server.sql("", "GRANT ALL ON DATABASE app TO app");

        Said.Refused refused = refused();

        assertThat(command(refused)).isEqualTo("ALTER DATABASE \"app\" OWNER TO \"app\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dblink", "citext"})
    void anExtensionThatAnAdministratorMadeStays(String extension) {
        site(Dialect.POSTGRESQL);
        site.server.sql("app", "CREATE EXTENSION " + extension);
        StoryTest.done(site.harbour.preflight(site.harbour.content));
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        site.spoil();

        StoryTest.done(site.harbour.restore("database:main"));

        assertThat(site.server.picture("app")).isEqualTo(before);
        assertThat(site.harbour.said.stream()
                        .anyMatch(line -> line.endsWith("the drill of main has a server of its own")))
                .isEqualTo(extension.equals("dblink"));
    }
}
