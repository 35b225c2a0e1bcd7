package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that was begun for a release and is too late for its window: its end and the release's are one transaction. */
@Tag("real")
class MissedWindowTest {
    private final Database database = new Database();

    @BeforeEach
    void aRunWasBegunForARelease() {
        database.in(store -> {
            SiteRow site = new SiteRow();
            site.name = "one";
            site.recipe = "harbour";
            site.yaml = "";
            site.labels = "";
            site.versionName = "v1";
            site.versionCommit = "a".repeat(40);
            site.added = Instant.EPOCH;
            store.add(site);
            store.flush();
            shell(store).starter.start(new Starter.Request(late(), 0, "drydock", null, null));
        });
        database.withReleases((store, releases) -> releases.intend("a", "one", "harbour", "1.1.0", null));
        database.in(store -> {
            IntentRow intent = intent(store);
            intent.state = IntentRow.STARTED;
            intent.run = "missed-window";
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theReleaseIsDecidedAboutOnceMore() {
        isReadyForItsDoors();

        List<Happening> late = database.ask(store -> shell(store).runs.overdueWaits(9));
        database.in(store -> shell(store).runs.apply(late));

        assertThat(run().status).isEqualTo("not-started");
        assertThat(database.ask(MissedWindowTest::intent).state).isEqualTo(IntentRow.MISSED);
    }

    @Test
    void butNotOfOneThatAPersonHasCancelled() {
        isReadyForItsDoors();

        happen(new Event.Cancel());

        assertThat(database.ask(MissedWindowTest::intent).state).isEqualTo(IntentRow.STARTED);
    }

    @Test
    void whatAHoldEndsWhileItPreparesHasTheHoldAsItsReason() {
        var copying = pending();
        happen(new Event.Cancel("1.1.0 is held back: loses mail"));

        happen(new Event.Answered(pending(), new Said.Done(new Found.Stopped(copying, Found.Fate.DONE))));

        assertThat(run().status).isEqualTo("not-started");
        assertThat(run().state().why()).isEqualTo("1.1.0 is held back: loses mail");
        assertThat(database.ask(MissedWindowTest::intent).state).isEqualTo(IntentRow.STARTED);
    }

    private void isReadyForItsDoors() {
        happen(new Event.Answered(pending(), new Said.Done(new Found.Forgotten(List.of("b")))));
        assertThat(run().status).as(run().state().toString()).isEqualTo("waiting");
    }

    private RunRow run() {
        return database.ask(store -> store.find(RunRow.class, "missed-window").orElseThrow());
    }

    private static IntentRow intent(Store store) {
        return store.find(IntentRow.class, "a").orElseThrow();
    }

    private dev.drydock.contract.OrderId pending() {
        return database.ask(store -> {
            RunRow run = store.find(RunRow.class, "missed-window").orElseThrow();
            return new Saga(run.plan()).pending(run.state()).orElseThrow().id();
        });
    }

    private void happen(Event event) {
        database.in(store -> shell(store).runs.apply(List.of(new Happening("missed-window", event, "backup", null))));
    }

    private record Shell(Runs runs, Starter starter) {}

    private static Shell shell(Store store) {
        Catalogue catalogue = new Catalogue(store);
        Ledger ledger = new Ledger(store, catalogue, Registers.signer());
        Runs runs = new Runs(store, ledger, Duration.ofMillis(1));
        return new Shell(runs, new Starter(store, ledger, runs, catalogue));
    }

    private static Plan late() {
        Place place = new Place("one", "/srv/one", "m", "", "/var/lib/one", Map.of(), Map.of());
        Version v1 = new Version("v1", "a".repeat(40));
        Command no = Command.of("true");
        Step first =
                new Step("forget", Family.BACKUP, new Work.Forget(List.of("b")), Set.of(), false, false, List.of());
        Step doors = new Step(
                "close-doors",
                Family.MAINTENANCE,
                new Work.CloseDoors(new Doors(no, no, no, List.of(), List.of(), "")),
                Set.of(Touch.DOORS),
                false,
                false,
                List.of());
        return new Plan(
                        "missed-window",
                        "upgrade",
                        "harbour",
                        place,
                        v1,
                        v1,
                        List.of(first, doors),
                        1,
                        List.of(),
                        false)
                .within(new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)));
    }
}
