package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FourEyesTest {
    @Test
    void who_asked_may_not_approve_where_four_eyes_are_required() {
        assertThat(FourEyes.refusal("ann", "ann", true))
                .hasValueSatisfying(why -> assertThat(why).contains("four eyes", "'ann'"));
    }

    @Test
    void somebody_else_may_and_where_they_are_not_required_everybody() {
        assertThat(FourEyes.refusal("ann", "ben", true)).isEmpty();
        assertThat(FourEyes.refusal("drydock", "ann", true)).isEmpty();
        assertThat(FourEyes.refusal("ann", "ann", false)).isEmpty();
    }
}
