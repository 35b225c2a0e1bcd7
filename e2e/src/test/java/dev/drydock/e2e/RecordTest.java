package dev.drydock.e2e;

import dev.drydock.stack.demo.HarbourSite;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The public record as anybody reads it from its topic. */
@Tag("stack")
class RecordTest {

    @Test
    void everyEventArrivesInOrderGaplessSignedAndChained() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
            PublicRecord.closed(List.of(run)).whole(run, "succeeded");
        }
    }

    @Test
    void alsoWhenTheBrokerWasKilledInBetween() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            harbour.site.switches().migrationFails(true);
            Dock.STACK.kill9("kafka");
            harbour.site.switches().release();
            Dock.STACK.restart("kafka");
            Api.rested(run);
            PublicRecord.closed(List.of(run)).whole(run, "rolled-back");
        }
    }
}
