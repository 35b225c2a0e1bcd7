package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.plan.ByHand;
import dev.drydock.orchestrator.plan.Retention;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that was taken out of the site file keeps its copies, and nobody goes there any more. */
@Tag("real")
class ForsakenTest {
    private static final Version V1 = new Version("v1", "a".repeat(40));
    /** Plans are known by their run in one process. */
    private static final String RUN = "forsaken";

    private static final String BEFORE = yaml("- dir: /srv/near\n  - dir: /srv/old");
    private static final String NOW = yaml("- dir: /srv/near");

    private final Database database = new Database();

    private static String yaml(String stores) {
        return "name: one\nrecipe: small\nroot: /srv/one\ncopies: 1\nstores:\n  " + stores + "\n";
    }

    @BeforeEach
    void backups() {
        database.in(store -> {
            store.add(site(BEFORE));
            store.add(run());
            for (String id : List.of(RUN, RUN + "-kept", "unknown")) store.add(backup(id));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whileAllAreNamedNothingIsSaid() {
        assertThat(elsewhere(RUN)).isEmpty();
    }

    @Test
    void oneThatIsNotNamedAnyMoreIsSaid_alsoOfAKeptState() {
        siteFile(NOW);

        assertThat(elsewhere(RUN)).containsExactly("the folder /srv/old");
        assertThat(elsewhere(RUN + "-kept")).containsExactly("the folder /srv/old");
        assertThat(elsewhere("unknown")).isEmpty();
    }

    @Test
    void theServicesOwnFolderIsAStoreToo() {
        siteFile("name: one\nrecipe: small\nroot: /srv/one\n");

        assertThat(elsewhere(RUN)).containsExactly("the folder /srv/near", "the folder /srv/old");
    }

    @Test
    void whoEndsABackupIsToldWhereACopyStays() {
        siteFile(NOW);

        List<Retention.Verdict> verdicts = database.ask(store -> {
            Pruning pruning = new Pruning(store, null, null, new Forsaken(store));
            try {
                return pruning.decide("one", Set.of(RUN));
            } catch (Sites.Refusal e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(verdicts)
                .filteredOn(v -> v.backup().equals(RUN))
                .singleElement()
                .extracting(Retention.Verdict::why)
                .asString()
                .contains("a person asked for it", "a copy stays in the folder /srv/old", "by hand");
        assertThat(verdicts).filteredOn(v -> !v.goes()).allSatisfy(v -> assertThat(v.why())
                .doesNotContain("/srv/old"));
    }

    private List<String> elsewhere(String backup) {
        return database.ask(
                s -> new Forsaken(s).of(s.find(BackupRow.class, backup).orElseThrow()));
    }

    private void siteFile(String yaml) {
        database.in(s -> s.find(SiteRow.class, "one").orElseThrow().yaml = yaml);
    }

    private static RunRow run() {
        var file = Sites.file("one", BEFORE).orElseThrow();
        RunRow row = new RunRow();
        row.id = RUN;
        row.site = "one";
        row.kind = "backup";
        row.plan = Wire.text(ByHand.prune(RUN, "small", file, V1, List.of("x")));
        row.state = "{}";
        row.status = "succeeded";
        row.started = Instant.EPOCH;
        row.ended = Instant.EPOCH;
        row.requestedBy = "admin";
        row.lastHash = "";
        return row;
    }

    private static SiteRow site(String yaml) {
        SiteRow row = new SiteRow();
        row.name = "one";
        row.recipe = "small";
        row.yaml = yaml;
        row.versionName = V1.name();
        row.versionCommit = V1.commit();
        row.added = Instant.EPOCH;
        return row;
    }

    private static BackupRow backup(String id) {
        BackupRow row = new BackupRow();
        row.id = id;
        row.site = "one";
        row.kind = id.endsWith("-kept") ? BackupRow.KEPT : "backup";
        row.versionName = V1.name();
        row.versionCommit = V1.commit();
        row.taken = Instant.EPOCH;
        row.fingerprints = "{}";
        return row;
    }
}
