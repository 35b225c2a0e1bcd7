package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.run.Registers;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.SiteRow;
import java.time.Instant;
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
