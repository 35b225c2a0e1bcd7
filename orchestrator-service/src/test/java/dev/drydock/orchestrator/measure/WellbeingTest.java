package dev.drydock.orchestrator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WellbeingTest {
    @Test
    void aChoreThatStandsStillIsNamedWithWhatToDo() {
        var found = Wellbeing.standing(Map.of(
                "relay", Duration.ofSeconds(2), "watchdog", Duration.ofSeconds(95), "heads", Duration.ofSeconds(61)));

        assertThat(found).get().satisfies(a -> {
            assertThat(a.why()).isEqualTo("watchdog has not come to the end of its work for 95 s");
            assertThat(a.next()).contains("chore=watchdog");
        });
        assertThat(Wellbeing.standing(Map.of("watchdog", Duration.ofSeconds(60))))
                .isEmpty();
    }

    @Test
    void aRelayThatDoesNotGetOnIsTold() {
        assertThat(Wellbeing.behind(59)).isEmpty();
        assertThat(Wellbeing.behind(61)).get().satisfies(a -> assertThat(a.why())
                .contains("61 s", "in the database"));
    }
}
