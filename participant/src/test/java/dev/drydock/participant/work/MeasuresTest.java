package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuresTest {
    @Test
    void answersThatNobodyTakesAreToldAfterAWhile() {
        assertThat(Measures.unanswered(89, 15)).isEmpty();
        assertThat(Measures.unanswered(91, 15)).get().satisfies(a -> {
            assertThat(a.why()).contains("91 s", "in the journal");
            assertThat(a.next()).contains("drydock doctor");
        });
    }
}
