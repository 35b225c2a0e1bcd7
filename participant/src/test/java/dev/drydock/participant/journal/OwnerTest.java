package dev.drydock.participant.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "-x", "a b", "%"})
    void a_replica_whose_name_could_be_taken_for_anothers_is_refused(String name) {
        assertThatThrownBy(() -> new Owner(name, "p")).hasMessageContaining("DRYDOCK_REPLICA");
    }
}
