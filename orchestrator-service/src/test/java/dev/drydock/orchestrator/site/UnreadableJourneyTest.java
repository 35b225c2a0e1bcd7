package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.JourneyRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A journey that this Drydock cannot read, or not go on with, holds up nobody else's. */
@Tag("real")
class UnreadableJourneyTest {
    private static final String WISH =
            Wire.text(new Journeys.Wish(new Planner.Upgrade("v1.2", false, null, null, true), "ann", null, null));

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theOthersGoOnAllTheSame() {
        journey("a-bad", "{\"of\":[\"a newer Drydock\"");
        journey("b-good", WISH);
        journey("c-bad", "[]");
        journey("d-good", WISH);

        List<Traveller.Stop> stops = database.ask(store -> new Traveller(store, null, null, null).stops());
        List<String> gone = new ArrayList<>();
        Traveller.goOnWithEach(stops, stop -> {
            if (stop.journey().startsWith("b")) throw new IllegalStateException("cannot be gone on with");
            gone.add(stop.journey());
        });

        assertThat(stops).extracting(Traveller.Stop::journey).containsExactlyInAnyOrder("b-good", "d-good");
        assertThat(gone).containsExactly("d-good");
    }

    private void journey(String id, String wish) {
        database.in(store -> {
            store.add(site(id));
            store.flush();
            store.add(row(id, wish));
            store.flush();
            store.add(hop(id));
        });
    }

    private static JourneyRow row(String id, String wish) {
        JourneyRow row = new JourneyRow();
        row.id = id;
        row.site = id;
        row.wish = wish;
        row.status = JourneyRow.GOING;
        return row;
    }

    private static RunRow hop(String journey) {
        RunRow row = new RunRow();
        row.id = journey;
        row.site = journey;
        row.journey = journey;
        row.kind = "upgrade";
        row.plan = Wire.text(TravellerTest.planned("1.1").plan());
        row.state = "{}";
        row.status = "succeeded";
        row.started = Instant.EPOCH;
        row.ended = Instant.EPOCH;
        row.requestedBy = "ann";
        row.lastHash = "";
        return row;
    }

    private static SiteRow site(String name) {
        SiteRow row = new SiteRow();
        row.name = name;
        row.recipe = "small";
        row.yaml = "";
        row.added = Instant.EPOCH;
        return row;
    }
}
