package dev.drydock.orchestrator.run;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rungs of a repair ended: each is done, failed or not needed. */
public final class Climbed {
    private Climbed() {}

    /** @param ends what became of it at this answer */
    private record End(String rung, String ends) {}

    static List<Chronicle.Entry> of(Plan plan, Position at, Said said) {
        return at instanceof Position.At(int i)
                ? ends(plan.ladder(), i, said)
                        .map(e -> new Chronicle.Entry("rung." + e.ends(), Chronicle.facts("name", e.rung())))
                        .toList()
                : List.of();
    }

    private static Stream<End> ends(Ladder ladder, int i, Said said) {
        if (said instanceof Said.Done(Found.Examined(var ailments)) && ailments.isEmpty()) {
            return ladder.rungs().stream().filter(r -> r.check() >= i).map(r -> new End(r.name(), "not-needed"));
        }
        Optional<Ladder.Rung> rung = ladder.of(i);
        if (rung.isEmpty() || !said.last()) return Stream.empty();
        if (said instanceof Said.Done(Found.Previewed p) && p.empty()) {
            return Stream.of(new End(rung.get().name(), "not-needed"));
        }
        boolean done = said instanceof Said.Done;
        if (done && i + 1 < rung.get().end()) return Stream.empty();
        return Stream.of(new End(rung.get().name(), done ? "done" : "failed"));
    }
}
