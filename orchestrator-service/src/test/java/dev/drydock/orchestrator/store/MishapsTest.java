package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class MishapsTest {
    private final Database database = new Database();

    @BeforeEach
    void aReleaseWentBadlyOnOneOfTwoSites() {
        database.in(store -> {
            Rows.sites(store, "one", "two");
            store.flush();
            store.mishaps().happened("harbour", "1.1.0", "one", "r-1");
            store.mishaps().happened("harbour", "1.1.0", "one", "r-1");
        });
        database.withReleases((store, releases) -> {
            releases.intend("a", "two", "harbour", "1.1.0", null);
            releases.intend("b", "two", "harbour", "1.2.0", null);
            for (String id : new String[] {"a", "b"}) releases.lock(id).orElseThrow().state = IntentRow.ASKED;
            return null;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void itCountsForThatApplicationAndVersion() {
        assertThat(of("harbour")).containsExactly(new Mishaps.Mishap("1.1.0", "one"));
        assertThat(of("lagoon")).isEmpty();
        Set<String> ever = database.ask(store -> store.mishaps().since("harbour", "1.1.0", Instant.EPOCH));
        Set<String> lately = database.ask(store -> store.mishaps().since("harbour", "1.1.0", store.now()));
        assertThat(ever).containsExactly("one");
        assertThat(lately).isEmpty();
    }

    @Test
    void whereThatSiteGetsToItAfterAllWhoWasAskedIsDecidedAnew() {
        database.in(store -> store.mishaps().mended("harbour", "1.1.0", "one"));

        assertThat(of("harbour")).isEmpty();
        assertThat(state("a")).isEqualTo(IntentRow.DUE);
        assertThat(state("b")).as("another version").isEqualTo(IntentRow.ASKED);
    }

    @Test
    void anotherSitesSuccessChangesNothing() {
        database.in(store -> store.mishaps().mended("harbour", "1.1.0", "two"));

        assertThat(of("harbour")).hasSize(1);
        assertThat(state("a")).isEqualTo(IntentRow.ASKED);
    }

    private Set<Mishaps.Mishap> of(String application) {
        return database.ask(store -> store.mishaps().of(application));
    }

    private String state(String intent) {
        return database.ask(store -> store.find(IntentRow.class, intent).orElseThrow().state);
    }
}
