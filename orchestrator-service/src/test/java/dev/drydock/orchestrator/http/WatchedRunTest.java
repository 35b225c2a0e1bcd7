package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who comes again after a break is told all of the record since then, in order, and then how the run is. */
@Tag("real")
class WatchedRunTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Database database = new Database();

    @BeforeEach
    void aRun() {
        database.in(s -> {
            SiteRow site = new SiteRow();
            site.name = "one";
            site.recipe = "x";
            site.yaml = "";
            site.added = NOW;
            s.add(site);
            RunRow run = new RunRow();
            run.id = "r-1";
            run.site = "one";
            run.kind = "prune";
            run.plan = Wire.text(StatusApiTest.plan());
            run.state(new State(new Position.At(0), 1, 3, Set.of(), false, Set.of(), null, Set.of(), "", false, ""));
            run.status = "running";
            run.started = NOW;
            run.requestedBy = "x";
            run.lastHash = "";
            s.add(run);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoComesForTheFirstTimeSeesTheRunAndNothingOfBefore() {
        record(1, 4);

        WatchedRun watched = new WatchedRun("r-1", null);
        WatchedRun.Seen seen = look(watched);

        assertThat(seen.told()).isEmpty();
        assertThat(seen.view().id()).isEqualTo("r-1");
        assertThat(watched.told()).isEqualTo(4);
    }

    @Test
    void whoComesAgainIsToldWhatWasInBetweenAndThenSeesTheRun() {
        record(1, 500);
        WatchedRun watched = new WatchedRun("r-1", 3L);
        List<Long> told = new ArrayList<>();

        WatchedRun.Seen seen = look(watched);
        seen.told().forEach(e -> told.add(e.sequence));
        while (seen.view() == null) {
            seen = look(watched);
            seen.told().forEach(e -> told.add(e.sequence));
        }

        assertThat(told).isEqualTo(LongStream.rangeClosed(4, 500).boxed().toList());
    }

    @Test
    void whereNothingIsNewNothingIsSeen() {
        record(1, 2);
        WatchedRun watched = new WatchedRun("r-1", 9L);
        look(watched);

        WatchedRun.Seen again = look(watched);
        record(3, 3);
        WatchedRun.Seen more = look(watched);

        assertThat(again.view()).isNull();
        assertThat(again.told()).isEmpty();
        assertThat(more.told()).extracting(e -> e.sequence).containsExactly(3L);
        assertThat(more.view()).isNotNull();
    }

    private WatchedRun.Seen look(WatchedRun watched) {
        return database.ask(watched::look);
    }

    private void record(long from, long to) {
        database.in(s -> {
            LongStream.rangeClosed(from, to).forEach(i -> s.add(entry(i)));
            s.find(RunRow.class, "r-1").orElseThrow().sequence = to;
        });
    }

    private static RecordRow entry(long sequence) {
        RecordRow row = new RecordRow();
        row.run = "r-1";
        row.sequence = sequence;
        row.value = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        row.signature = new byte[0];
        row.keyId = "k";
        return row;
    }
}
