package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.release.Hints.Told;
import dev.drydock.orchestrator.run.Registers;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.ReleaseRow;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many releases are taken from those whom nothing bears out. */
@Tag("real")
class HintsTest {
    private final Database database = new Database();
    private final Versions versions = new Versions(Fixtures.recipe("small"));

    @AfterEach
    void close() {
        database.close();
    }

    private Told note(int release, String way) {
        return database.withReleases((store, releases) -> new Hints(
                        store, releases, null, Registers.of(store), new Ids(Clock.systemUTC()), null)
                .note(new Hints.Hint("small", "v1." + release, null, way), versions));
    }

    @Test
    void whatTheWatcherHasSeenIsConfirmedAndLeavesRoomForTheOthers() {
        for (int i = 0; i < Hints.UNCONFIRMED; i++) note(i, Hints.WATCHER);

        assertThat(note(Hints.UNCONFIRMED, Hints.WEBHOOK)).isEqualTo(new Told.Noted(true));

        List<ReleaseRow> heard = database.withReleases((store, releases) -> releases.heardOf("small"));
        assertThat(heard).filteredOn(r -> r.confirmed != null).hasSize(Hints.UNCONFIRMED);
    }

    @Test
    void ofTooManyOneThatIsKnownMayBeToldOfAgain() {
        for (int i = 0; i < Hints.UNCONFIRMED; i++) note(i, Hints.WEBHOOK);

        assertThat(note(7, Hints.TOPIC)).isEqualTo(new Told.Noted(false));
        assertThat(note(Hints.UNCONFIRMED, Hints.TOPIC)).isInstanceOf(Told.TooMany.class);
    }
}
