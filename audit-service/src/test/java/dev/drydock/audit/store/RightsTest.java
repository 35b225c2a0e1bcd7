package dev.drydock.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database itself holds the service to adding and reading. */
@Tag("real")
class RightsTest {
    private final Database database = new Database();

    @Test
    void the_writer_may_do_nothing_else() throws SQLException {
        assertThat(new Rights(database.db()).excess()).isEmpty();
        try (Connection c = database.writer.getConnection();
                Statement s = c.createStatement()) {
            for (String sql : List.of(
                    "update event set hash = ''",
                    "delete from evidence",
                    "truncate claim",
                    "drop table event",
                    "alter table event add column x int",
                    "create table mine (x int)")) {
                assertThatThrownBy(() -> s.execute(sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void the_owner_may_too_much_and_it_says_so() {
        assertThat(new Rights(new Db(database.owner)).excess().orElseThrow())
                .contains(database.owner.getUser(), "may change what is kept", "not the owner");
    }

    @Test
    void emptying_and_changing_what_is_added_are_too_much_too() {
        database.meddle("grant truncate on claim to " + database.writer.getUser());
        assertThat(new Rights(database.db()).excess().orElseThrow()).contains("may empty a table");
        database.meddle("revoke truncate on claim from " + database.writer.getUser());
        database.meddle("grant trigger on event to " + database.writer.getUser());
        assertThat(new Rights(database.db()).excess().orElseThrow()).contains("may change what is added");
    }

    @Test
    void another_password_counts_from_the_next_start_on() throws SQLException {
        database.start("an0ther");
        database.writer.setPassword("an0ther");

        assertThat(new Rights(database.db()).excess()).isEmpty();
    }

    @Test
    void one_right_too_many_is_enough() {
        database.meddle("grant delete on evidence to " + database.writer.getUser());

        assertThat(new Rights(database.db()).excess().orElseThrow()).contains("may delete what is kept");
    }
}
