package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Set<String> doubted = new HashSet<>(Set.of("stranger", "other stranger"));
    private final Turns turns = new Turns(3, doubted::contains);

    @Test
    void all_who_are_doubted_share_one_place() {
        assertThat(turns.take("stranger")).isPresent();
        assertThat(turns.take("stranger")).isEmpty();
        assertThat(turns.take("other stranger")).isEmpty();

        assertThat(turns.take("forge")).isPresent();
        assertThat(turns.take("forge")).isPresent();
        assertThat(turns.take("forge")).as("the stranger has the third").isEmpty();
    }

    @Test
    void a_place_is_given_back_as_it_was_taken() {
        for (int i = 0; i < 9; i++) {
            Turns.Turn turn = turns.take("stranger").orElseThrow();
            doubted.clear();
            turn.close();
            doubted.add("stranger");
        }
        Turns.Turn one = turns.take("a").orElseThrow();
        Turns.Turn two = turns.take("b").orElseThrow();
        assertThat(turns.take("c")).isPresent();
        assertThat(turns.take("stranger")).as("all are taken").isEmpty();
        one.close();
        assertThat(turns.take("stranger")).as("and the shared one was not lost").isPresent();
        two.close();
    }
}
