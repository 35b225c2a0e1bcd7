package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClimbedTest {
    private static final Ladder LADDER = new Ladder(List.of(new Ladder.Rung("migrations", 0, 3, false)));
    private static final Plan PLAN = new Plan("R", "repair", "x", null, null, null, List.of(), 0, List.of(), false)
            .on(new Plan.Terms(null, null, List.of(), LADDER));

    @Test
    void aRungWhosePreviewPrintsNothingIsRecordedAsNotNeeded() {
        assertThat(ends(new Found.Previewed(Found.Previewed.NOTHING, 0))).containsExactly("rung.not-needed");
        assertThat(ends(new Found.Previewed("c0ffee", 0))).isEmpty();
    }

    private static List<String> ends(Found.Previewed preview) {
        return Climbed.of(PLAN, new Position.At(1), new Said.Done(preview)).stream()
                .map(Chronicle.Entry::type)
                .toList();
    }
}
