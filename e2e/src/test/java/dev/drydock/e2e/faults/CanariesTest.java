package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three cells of the matrix, each of which must be red without the guard that {@code src/test/guards/matrix-…} takes out. */
@Tag("faults")
class CanariesTest {

    @Test
    void theJournalKeepsWhatHasBegunFromBeginningAgain() {
        run(Fault.JOBS_GONE, Moment.DURING, Kind.DO, "migrate");
    }

    @Test
    void whatNobodySignedIsNoAnswer() {
        run(Fault.FORGE_ANSWERS, Moment.DURING, Kind.DO, "migrate");
    }

    @Test
    void whatAStepHasAddedIsTakenAwayBeforeTheRestore() {
        run(Fault.KILL_PARTICIPANTS, Moment.DURING, Kind.BACK, "prove");
    }

    private static void run(Fault fault, Moment moment, Kind kind, String name) {
        List<Planned> plan = Planned.of(MatrixSite.open().name(), MatrixSite.TO);
        Planned order = plan.stream()
                .filter(p -> p.kind() == kind && p.name().equals(name))
                .findFirst()
                .orElseThrow();
        Cell cell = new Cell(fault, moment, order, order.previous(plan));
        Batch batch = new Batch(cell.toString(), List.of(cell));
        assertThat(batch.run().values()).allMatch(List::isEmpty);
    }
}
