package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the backups of a prune that a person cancels: who keeps them afterwards must not lose them to the next one. */
@Tag("real")
class CancelledPruneTest {
    private static final Version V1 = new Version("v1", "a".repeat(40));
    private static final Place PLACE = new Place("one", "/srv/one", "m", "", "/var/lib/one", Map.of(), Map.of());

    private final Database database = new Database();

    @BeforeEach
    void aPruneIsUnderWay() {
        database.in(store -> {
            store.add(site());
            store.add(backup());
            store.flush();
        });
        with(shell -> shell.starter.start(new Starter.Request(prune(), 0, "admin", null, null)));
        assertThat(backupNow().state()).isEqualTo("leaving");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Found.Fate.class,
            names = {"NEVER_BEGAN", "REFUSED"})
    void whatWasNeverBegunStays(Found.Fate fate) {
        cancelled(fate);

        assertThat(backupNow().state()).isEqualTo("verified");
        assertThat(backupNow().leaving).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Found.Fate.class,
            names = {"DONE", "FAILED", "INTERRUPTED"})
    void whatMayBeHalfErasedIsChosenByNobodyAnyMore(Found.Fate fate) {
        cancelled(fate);

        assertThat(backupNow().state()).isEqualTo("leaving");
    }

    @Test
    void whatWasRefusedStays() {
        with(shell -> shell.apply(new Event.Answered(order(), new Said.Refused("not now", "later")), "backup"));

        assertThat(backupNow().state()).isEqualTo("verified");
    }

    @Test
    void whatFollowsARunThatRestsIsToldOfItsEndAndNotOfItsSteps() {
        OrderId forget = order();
        with(shell -> {
            var cancelling = shell.apply(new Event.Cancel(), "admin");
            assertThat(cancelling.rests()).as("it is asked to stop first").isFalse();
            return null;
        });
        with(shell -> {
            Said stopped = new Said.Done(new Found.Stopped(forget, Found.Fate.NEVER_BEGAN));
            var over = shell.apply(new Event.Answered(order(), stopped), "backup");
            assertThat(over.rests()).isTrue();
            return null;
        });
    }

    private void cancelled(Found.Fate fate) {
        OrderId forget = order();
        with(shell -> shell.apply(new Event.Cancel(), "admin"));
        with(shell ->
                shell.apply(new Event.Answered(order(), new Said.Done(new Found.Stopped(forget, fate))), "backup"));
        String status =
                database.ask(s -> s.find(RunRow.class, "cancelled-prune").orElseThrow().status);
        assertThat(status).isEqualTo("not-started");
    }

    private OrderId order() {
        return database.ask(s -> {
            RunRow run = s.find(RunRow.class, "cancelled-prune").orElseThrow();
            return new dev.drydock.orchestrator.saga.Saga(run.plan())
                    .pending(run.state())
                    .orElseThrow()
                    .id();
        });
    }

    private BackupRow backupNow() {
        return database.ask(s -> s.find(BackupRow.class, "b").orElseThrow());
    }

    private record Shell(Runs runs, Starter starter) {
        Runs.Applied apply(Event event, String actor) {
            return runs.apply(List.of(new Happening("cancelled-prune", event, actor, null)));
        }
    }

    private <T> void with(Function<Shell, T> work) {
        database.in(store -> work.apply(shell(store)));
    }

    private static Shell shell(Store store) {
        Catalogue catalogue = new Catalogue(store);
        Ledger ledger = new Ledger(store, catalogue, signer());
        Runs runs = new Runs(store, ledger, Duration.ofMillis(1));
        return new Shell(runs, new Starter(store, ledger, runs, catalogue));
    }

    private static Signatures.Signer signer() {
        try {
            return new Signatures.Signer(
                    "orchestrator",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Plan prune() {
        Step forget =
                new Step("forget", Family.BACKUP, new Work.Forget(List.of("b")), Set.of(), false, false, List.of());
        return new Plan("cancelled-prune", "prune", "harbour", PLACE, V1, V1, List.of(forget), 1, List.of(), false);
    }

    private static SiteRow site() {
        SiteRow row = new SiteRow();
        row.name = "one";
        row.recipe = "harbour";
        row.yaml = "name: one";
        row.versionName = V1.name();
        row.versionCommit = V1.commit();
        row.added = Instant.EPOCH;
        return row;
    }

    private static BackupRow backup() {
        BackupRow row = new BackupRow();
        row.id = "b";
        row.site = "one";
        row.kind = "backup";
        row.versionName = V1.name();
        row.versionCommit = V1.commit();
        row.taken = Instant.EPOCH;
        row.verified = Instant.EPOCH;
        row.fingerprints = "{}";
        return row;
    }
}
