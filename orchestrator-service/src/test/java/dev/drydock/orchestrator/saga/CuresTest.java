package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.shows.Shows;
import org.junit.jupiter.api.Test;

class CuresTest {
    @Test
    @Shows(81)
    void aKnownFailureIsCuredOnceAndTheStepRunAgain() {
        assertThat(told("dup", "")).contains("→ cure names", "end   succeeded").containsOnlyOnce("→ cure");
        assertThat(told("dup", "dup")).containsOnlyOnce("→ cure").contains("end   rolled back");
    }

    @Test
    @Shows(82)
    void anotherFailureIsNotCured() {
        assertThat(told("no space left on device", "")).doesNotContain("→ cure").contains("end   rolled back");
    }

    /** @param again the end of the output of its second attempt; empty: that one is good */
    private static String told(String output, String again) {
        Said first = new Said.Failed("exit 1", "", output);
        Story story = new Story(Plans.everything()).thenPerson(new Event.Approve());
        return (again.isEmpty()
                        ? story.when("migrate", first)
                        : story.when("migrate", first, new Said.Failed("exit 1", "", again)))
                .tell();
    }
}
