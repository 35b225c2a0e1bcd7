package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Topics;
import dev.drydock.stack.part.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database alone: what holds for them holds for every part. */
@Tag("stack")
class StackTest {
    private static final Options BASE = Options.free().with();

    @TempDir
    Path dir;

    private Stack stack;

    @BeforeEach
    void start() {
        stack = Stack.start(dir, BASE);
    }

    @AfterEach
    void end() {
        Stack.down(dir);
    }

    @Test
    void a_second_start_starts_nothing() {
        Stack again = Stack.start(dir, BASE);

        assertThat(again.started()).isEmpty();
        assertThat(again.jdbcUrl()).isEqualTo(stack.jdbcUrl());
    }

    @Test
    void a_second_start_starts_what_is_missing() {
        stack.kill9("kafka");

        Stack again = Stack.start(dir, BASE);

        assertThat(again.started()).containsExactly("kafka");
        assertThat(again.kafka()).isEqualTo(stack.kafka());
    }

    @Test
    void what_was_written_is_there_after_down_and_up() throws SQLException {
        sql("create table t (x int)");
        sql("insert into t values (42)");
        Stack.Down down = Stack.down(dir);

        stack = Stack.start(dir, BASE);

        assertThat(down.ended()).containsExactly("kafka", "postgres");
        assertThat(down.killed()).isEmpty();
        assertThat(sql("select x from t")).isEqualTo("42");
    }

    @Test
    void a_database_that_was_killed_comes_back_with_what_was_committed() throws SQLException {
        sql("create table t (x int)");
        sql("insert into t values (42)");
        stack.kill9("postgres");
        assertThat(stack.alive("postgres")).isFalse();

        stack.restart("postgres");

        assertThat(sql("select x from t")).isEqualTo("42");
    }

    @Test
    void a_broker_that_was_killed_comes_back_with_its_topics() throws Exception {
        stack.kill9("kafka");

        stack.restart("kafka");

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains(Topics.ANSWERS, Topics.UPGRADES);
        }
    }

    @Test
    void a_stopped_part_is_alive_and_silent_until_it_goes_on() throws SQLException {
        stack.stop("postgres");
        assertThat(stack.alive("postgres")).isTrue();
        assertThatThrownBy(() -> sql("select 1")).isInstanceOf(SQLException.class);

        stack.cont("postgres");

        assertThat(sql("select 1")).isEqualTo("1");
    }

    @Test
    void a_stopped_part_can_be_ended_too() {
        stack.stop("kafka");

        Stack.Down down = Stack.down(dir);

        assertThat(down.killed()).isEmpty();
        assertThat(stack.alive("kafka")).isFalse();
    }

    @Test
    void secrets_are_for_their_owner_alone() throws Exception {
        for (Path p :
                new Path[] {stack.tokenFile(), dir.resolve("keys/postgres.password"), dir.resolve("keys/vcs.key")})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(p)))
                    .as(p.toString())
                    .isEqualTo("rw-------");
    }

    private String sql(String statement) throws SQLException {
        String url = stack.jdbcUrl() + "?connectTimeout=2&socketTimeout=3";
        try (var c = DriverManager.getConnection(url, Postgres.USER, stack.postgresPassword());
                var s = c.createStatement()) {
            if (!s.execute(statement)) return "";
            s.getResultSet().next();
            return s.getResultSet().getString(1);
        }
    }
}
