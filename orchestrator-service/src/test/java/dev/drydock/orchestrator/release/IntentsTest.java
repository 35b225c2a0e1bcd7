package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.run.Registers;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of what becomes of a release. */
@Tag("real")
class IntentsTest {
    private static final Intents.Refusal HELD = refusal("1.1.0 is held back: loses mail");

    private final Database database = new Database();

    @BeforeEach
    void aReleaseIsDue() {
        database.in(store -> {
            SiteRow site = new SiteRow();
            site.name = "one";
            site.recipe = "harbour";
            site.yaml = "";
            site.added = Instant.EPOCH;
            store.add(site);
        });
        database.withReleases((store, releases) -> releases.intend("a", "one", "harbour", "1.1.0", null));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRefusalIsToldOnceHoweverOftenItIsDecidedAgain() {
        for (int i = 0; i < 3; i++) decided((intents, row) -> intents.refused(row, HELD));

        assertThat(told()).isOne();
    }

    @Test
    void aRefusalForAnotherReasonIsToldToo() {
        decided((intents, row) -> intents.refused(row, HELD));
        decided((intents, row) -> intents.refused(row, refusal("the window never opens")));

        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatIsGivenUpAfterManyTriesIsToldThoughEachTryHadSaidWhy() {
        for (int i = 0; i < Intents.TRIES; i++) {
            change((intents, row) -> intents.again(row, "away", "the remote does not answer", "wait"));
        }

        assertThat(told()).isOne();
    }

    private void itsRunHasMissed(String approvedBy) {
        database.in(store -> {
            if (store.find(RunRow.class, "r-1").isEmpty()) store.add(run());
            store.flush();
            IntentRow row = store.find(IntentRow.class, "a").orElseThrow();
            row.state = IntentRow.MISSED;
            row.run = "r-1";
            row.approvedBy = approvedBy;
        });
    }

    private static RunRow run() {
        RunRow run = new RunRow();
        run.id = "r-1";
        run.site = "one";
        run.kind = "upgrade";
        run.plan = "{}";
        run.state = "{}";
        run.status = "not-started";
        run.started = Instant.EPOCH;
        run.ended = Instant.EPOCH;
        run.requestedBy = "drydock";
        run.lastHash = "";
        return run;
    }

    @Test
    void whatMissedItsWindowIsDueAgainUnderAnotherKeyAndAPersonIsCalledEachTime() {
        for (int i = 1; i <= 2; i++) {
            String before = Intents.key(row());
            itsRunHasMissed(null);

            change((intents, row) -> intents.missed(row, false));

            assertThat(row().state).isEqualTo(IntentRow.DUE);
            assertThat(row().why).contains("missed its window", "begun again in the next");
            assertThat(Intents.key(row())).isNotEqualTo(before);
            assertThat(told()).isEqualTo(i);
            change((intents, row) -> intents.missed(row, false));
            assertThat(told()).as("said once").isEqualTo(i);
        }
        List<CallRow> calls = database.ask(store -> store.takeCalls(Duration.ofMinutes(1), 9));
        assertThat(calls).extracting(c -> c.what).containsExactly("missed", "missed");
    }

    @Test
    void whereThePolicySaysSoAYesCountsForOneWindowOnly() {
        itsRunHasMissed("ann");

        change((intents, row) -> intents.missed(row, true));

        assertThat(row().approvedBy).isNull();
        assertThat(row().why).contains("a person is asked");
    }

    /** Who changes a site has its row first, and then what is due there. */
    @Test
    void whoBeginsAndWhoChangesTheSiteAreNotInEachOthersWay() throws Exception {
        CompletableFuture<Optional<?>> begins = new CompletableFuture<>();
        IntentRow row = row();
        database.withReleases((store, releases) -> {
            store.lockSites(Set.of("one"));
            begins.completeAsync(() -> database.withReleases(
                    (s, r) -> new Intents(s, r, null, Registers.of(s), null).begin(row, null, "", "", Instant.EPOCH)));
            assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                    .isTrue();
            releases.holdBack("harbour", "1.1.0", "loses mail", "ann");
            releases.decideAgain("one");
            return null;
        });

        assertThat(begins.get(10, TimeUnit.SECONDS)).as("it is held back").isEmpty();
    }

    private IntentRow row() {
        return database.ask(store -> store.find(IntentRow.class, "a").orElseThrow());
    }

    private static Intents.Refusal refusal(String why) {
        return new Intents.Refusal("policy", why, "", "`drydock hold list`", false);
    }

    private void decided(BiConsumer<Intents, IntentRow> decision) {
        database.withReleases((store, releases) -> {
            releases.decideAgain("one");
            return null;
        });
        change(decision);
    }

    private void change(BiConsumer<Intents, IntentRow> change) {
        IntentRow row = database.ask(store -> store.find(IntentRow.class, "a").orElseThrow());
        database.withReleases((store, releases) -> {
            change.accept(new Intents(store, releases, null, Registers.of(store), null), row);
            return null;
        });
    }

    private int told() {
        return database.ask(store -> store.recordOf(Register.CHAIN)).size();
    }
}
