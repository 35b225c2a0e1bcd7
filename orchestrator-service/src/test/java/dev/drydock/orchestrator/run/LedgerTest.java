package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.store.RunRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Since when a run keeps the doors of its site closed, and whether it does. */
class LedgerTest {
    private static final Instant ONE = Instant.parse("2027-01-10T01:00:00Z");
    private static final Doors DOORS =
            new Doors(Command.of("close"), Command.of("open"), Command.of("open"), List.of(), List.of(), "");

    private final RunRow run = new RunRow();

    private void close(int minute) {
        Ledger.doors(run, new Work.CloseDoors(DOORS, false), ONE.plusSeconds(60L * minute));
    }

    private void open(int minute) {
        Ledger.doors(run, new Work.OpenDoors(DOORS, false), ONE.plusSeconds(60L * minute));
    }

    @Test
    void they_are_closed_from_the_first_closing_to_the_opening() {
        close(1);
        close(2);
        open(5);

        assertThat(run.doorsClosed).isEqualTo(ONE.plusSeconds(60));
        assertThat(run.doorsOpened).isEqualTo(ONE.plusSeconds(300));
    }

    @Test
    void closed_once_more_they_are_closed() {
        close(1);
        open(5);
        close(6);

        assertThat(run.doorsClosed).isEqualTo(ONE.plusSeconds(60));
        assertThat(run.doorsOpened).isNull();
    }
}
