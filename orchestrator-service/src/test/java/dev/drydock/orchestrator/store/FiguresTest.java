package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class FiguresTest {
    private static final Offset<Double> A_MINUTE = within(60.0);

    private final Database database = new Database();
    private Instant now;

    @BeforeEach
    void sites() {
        database.in(store -> {
            now = store.now();
            Rows.sites(store, "a", "b", "c");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsThatHaveEndedAreCountedWithTheirDowntime() {
        database.in(store -> {
            store.add(ended("1", "a", "succeeded", 30));
            store.add(ended("2", "a", "succeeded", 12));
            store.add(ended("3", "b", "rolled-back", 60));
        });

        assertThat(database.figures(Figures::ended))
                .containsExactlyInAnyOrder(
                        new Figures.Ended("upgrade", "succeeded", 2, 42),
                        new Figures.Ended("upgrade", "rolled-back", 1, 60));
    }

    @Test
    void whatIsUnderWayIsToldWithItsAge() {
        database.in(store -> {
            store.add(open("1", "a", "stuck", ago(2), ago(1)));
            store.add(open("2", "b", "running", ago(5), null));
        });

        Figures.Now is = database.figures(Figures::now);

        assertThat(database.figures(Figures::open))
                .containsExactlyInAnyOrder(
                        new Figures.Open("running", 1), new Figures.Open("waiting", 0), new Figures.Open("stuck", 1));
        assertThat(is.oldest()).isCloseTo(5 * 3600.0, A_MINUTE);
        assertThat(is.closed()).isEqualTo(1);
        assertThat(is.closedLongest()).isCloseTo(3600.0, A_MINUTE);
        assertThat(is.sites()).isEqualTo(3);
    }

    @Test
    void ofEachSiteTheNewestVerifiedBackupCounts() {
        database.in(store -> {
            store.add(backup("old", "a", ago(50), ago(40)));
            store.add(backup("new", "a", ago(10), ago(9)));
            store.add(backup("other", "b", ago(30), ago(30)));
            BackupRow damaged = backup("damaged", "b", ago(1), ago(1));
            damaged.damaged = now;
            store.add(damaged);
            store.add(backup("never-drilled", "c", ago(1), null));
        });

        List<Figures.Kept> kept = database.figures(f -> f.kept(9));
        assertThat(kept).extracting(Figures.Kept::site).as("longest ago first").containsExactly("b", "a");
        assertThat(kept.getLast().backup()).isCloseTo(10 * 3600.0, A_MINUTE);
        assertThat(kept.getLast().drill()).isCloseTo(9 * 3600.0, A_MINUTE);
        assertThat(database.figures(Figures::oldestDrill)).isCloseTo(30 * 3600.0, A_MINUTE);
        assertThat(database.figures(Figures::now).sitesWithout()).isEqualTo(1);
        List<Figures.Kept> bounded = database.figures(f -> f.kept(1));
        assertThat(bounded).hasSize(1);
    }

    private Instant ago(long hours) {
        return now.minus(Duration.ofHours(hours));
    }

    private RunRow ended(String id, String site, String status, long closed) {
        RunRow row = open(id, site, status, ago(1), ago(1));
        row.doorsOpened = row.doorsClosed.plusSeconds(closed);
        row.ended = now;
        return row;
    }

    private static RunRow open(String id, String site, String status, Instant started, Instant closed) {
        RunRow row = Rows.run(id, site, "upgrade", status, started);
        row.doorsClosed = closed;
        return row;
    }

    private static BackupRow backup(String id, String site, Instant taken, Instant verified) {
        BackupRow row = new BackupRow();
        row.id = id;
        row.site = site;
        row.kind = "backup";
        row.versionName = "v1";
        row.versionCommit = "c";
        row.taken = taken;
        row.verified = verified;
        row.fingerprints = "{}";
        return row;
    }
}
