package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class SessionsTest {
    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void who_has_logged_out_is_not_found_any_more() {
        database.sessions(s -> s.open(row("one", Duration.ofHours(1))));
        database.sessions(s -> s.open(row("two", Duration.ofHours(1))));
        database.sessions(s -> s.close("one"));

        database.sessions(s -> {
            assertThat(s.find("one")).isEmpty();
            assertThat(s.find("two")).isPresent();
        });
    }

    @Test
    void those_that_are_over_go_when_somebody_logs_in() {
        database.sessions(s -> s.open(row("over", Duration.ofHours(-1))));
        database.sessions(s -> s.open(row("new", Duration.ofHours(1))));

        database.sessions(s -> {
            assertThat(s.find("over")).isEmpty();
            assertThat(s.find("new")).isPresent();
        });
    }

    @Test
    void who_logs_in_too_often_is_logged_out_where_that_was_longest_ago() {
        SessionRow another = row("another's", Duration.ofHours(1));
        another.name = "bert";
        another.created = Instant.now().minus(Duration.ofHours(1));
        database.sessions(s -> s.open(another));
        Instant first = Instant.now();
        for (int i = 0; i < Sessions.MOST_EACH + 1; i++) {
            SessionRow row = row("n" + i, Duration.ofHours(1));
            row.created = first.plusSeconds(i);
            database.sessions(s -> s.open(row));
        }

        database.sessions(s -> {
            assertThat(s.find("n0")).isEmpty();
            assertThat(s.find("n1")).isPresent();
            assertThat(s.find("n" + Sessions.MOST_EACH)).isPresent();
            assertThat(s.find("another's")).isPresent();
        });
    }

    private static SessionRow row(String hash, Duration lasts) {
        SessionRow row = new SessionRow();
        row.hash = hash;
        row.name = "anna";
        row.role = "operator";
        row.scope = "";
        row.token = "";
        row.file = "";
        row.created = Instant.now();
        row.expires = row.created.plus(lasts);
        return row;
    }
}
