package dev.drydock.deploy;

import static dev.drydock.deploy.Roles.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code deploy/postgresql/roles.sql} on the real server, and the services' real migrations as the roles that it makes. */
@Tag("real")
class RolesTest {
    private static final String WRITER = Roles.WRITER;
    private static final Path TOP = Chart.DEPLOY.getParent();

    private static Roles roles;

    @BeforeAll
    static void every_service_has_made_its_tables() throws IOException, SQLException {
        roles = Roles.in("roles");
        for (Service s : Service.ALL) migrate(s);
    }

    private static void migrate(Service service) {
        List<String> locations = new ArrayList<>();
        if (Settings.participant(service)) locations.add(at("participant", "db/journal"));
        Path own = TOP.resolve(service.word() + "-service/src/main/resources/db/migration");
        if (Files.isDirectory(own)) locations.add(at(service.word() + "-service", "db/migration"));
        Flyway.configure()
                .dataSource(roles.as(Roles.of(service)))
                .schemas(service.word())
                .createSchemas(true)
                .locations(locations.toArray(String[]::new))
                .placeholders(Map.of("writer", WRITER, "password", "unused"))
                .load()
                .migrate();
    }

    private static String at(String module, String folder) {
        return "filesystem:" + TOP.resolve(module).resolve("src/main/resources").resolve(folder);
    }

    @ParameterizedTest
    @EnumSource
    void a_service_is_at_home_in_its_schema_and_a_stranger_in_every_other(Service service) throws SQLException {
        assertThat(tables(service)).isNotEmpty();
        execute(
                roles.as(Roles.of(service)),
                "select count(*) from " + tables(service).getFirst());

        for (Service other : Service.ALL)
            if (other != service)
                for (String table : tables(other))
                    assertDenied(roles.as(Roles.of(service)), "select count(*) from " + table);
    }

    @ParameterizedTest
    @EnumSource
    void a_service_makes_nothing_outside_of_its_schema(Service service) {
        for (String sql : List.of(
                "create schema another",
                "create table public.another (x int)",
                "create temporary table another (x int)",
                "create role another",
                "create database another")) assertDenied(roles.as(Roles.of(service)), sql);
    }

    @Test
    void the_audits_writer_adds_and_reads_and_nothing_else() throws SQLException {
        execute(roles.as(WRITER), "insert into audit.claim (head, run, sequence, hash) values (1, 'r', 1, 'h')");
        execute(roles.as(WRITER), "select count(*) from audit.event");

        for (String sql : List.of(
                "update audit.claim set hash = ''",
                "delete from audit.claim",
                "truncate audit.event",
                "drop table audit.evidence",
                "create table audit.another (x int)",
                "select count(*) from " + tables(Service.ORCHESTRATOR).getFirst())) assertDenied(roles.as(WRITER), sql);
    }

    private static void assertDenied(PGSimpleDataSource who, String sql) {
        assertThatThrownBy(() -> execute(who, sql))
                .as(who.getUser() + ": " + sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static List<String> tables(Service service) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection c = roles.administrator().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname = '" + service.word() + "' order by 1")) {
            while (r.next()) names.add(r.getString(1));
        }
        return names;
    }
}
