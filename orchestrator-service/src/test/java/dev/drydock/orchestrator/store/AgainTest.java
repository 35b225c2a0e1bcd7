package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgainTest {
    private final AtomicInteger tried = new AtomicInteger();

    private int failing(int times, String state) throws Exception {
        return Again.Once.once("start", () -> {
            if (tried.incrementAndGet() <= times) throw new IllegalStateException(new SQLException("", state));
            return tried.get();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505", "25P03"})
    void what_two_have_spoilt_for_each_other_is_done_once_more(String state) throws Exception {
        assertThat(failing(1, state)).isEqualTo(2);
    }

    @Test
    void but_only_once_and_nothing_else_is() {
        assertThatThrownBy(() -> failing(2, "40P01")).hasRootCauseInstanceOf(SQLException.class);
        assertThat(tried).hasValue(2);
        tried.set(0);
        assertThatThrownBy(() -> failing(1, "22001")).hasRootCauseInstanceOf(SQLException.class);
        assertThat(tried).hasValue(1);
    }
}
