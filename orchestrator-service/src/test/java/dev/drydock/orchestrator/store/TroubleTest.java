package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    @ParameterizedTest
    @ValueSource(strings = {"53100", "25006", "08006", "40P01", "57P01", "55P03", "58030", "25P03"})
    void aFullOrReadOnlyDatabaseIsWaitedFor(String state) {
        assertThat(Trouble.passing(new IllegalStateException(new SQLException("", state))))
                .isTrue();
    }

    @Test
    void twoInEachOthersWayAreNoOtherTrouble() {
        assertThat(Trouble.collision(new IllegalStateException(new SQLException("", "40P01"))))
                .isTrue();
        assertThat(Trouble.collision(new SQLException("", "25P03"))).isTrue();
        assertThat(Trouble.collision(new SQLException("", "57P01"))).isFalse();
        assertThat(Trouble.collision(new SQLException("no state"))).isFalse();
    }

    @Test
    void soIsOneThatGivesNoConnection() {
        assertThat(Trouble.passing(new RuntimeException(new SQLTransientConnectionException())))
                .isTrue();
        assertThat(Trouble.passing(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42601", "25001"})
    void whatWillNeverDoIsNot(String state) {
        assertThat(Trouble.passing(new IllegalStateException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void norIsAnythingElse() {
        assertThat(Trouble.passing(new StackOverflowError())).isFalse();
    }
}
