package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kolibri's page "Upgrading", on the stand-in that needs no network. */
@Tag("stack")
class KolibriTest {

    @Test
    @Shows(109)
    void isUpgradedOverTwoReleasesAndDowngradedWithTheNewestVerifiedBackup() throws Exception {
        try (Kolibri site = Kolibri.open()) {
            site.known();
            assertThat(Harbour.drydock("releases", site.name).out())
                    .containsSubsequence("0.17.0", "0.16.2", "0.16.0", "0.15.12");
            assertThat(Harbour.drydock("plan", site.name, "--to", Kolibri.LATEST)
                            .out())
                    .contains("warning: 2 releases are jumped over (0.16.0, 0.16.2): the more versions that you skip");
            String before = site.picture();
            assertThat(site.root.resolve("notifications.sqlite3-wal")).isNotEmptyFile();

            Harbour.Said up = site.upgrade(Kolibri.LATEST);

            assertThat(up.exit()).as(up.out()).isZero();
            site.says("Kolibri 0.17.0: 4 1 2 2 2");
            assertThat(site.ledger()).containsExactly("migrate 0002", "migrate 0003");
            assertThat(site.sql("job_storage", "SELECT priority FROM core_job")).isEqualTo("5\n5");
            assertThat(dumps(site)).as("its own").hasSize(2).allMatch(d -> d.startsWith("db-v0.15.12_"));

            Harbour.Said down = Harbour.drydock("downgrade", site.name, "--to", Kolibri.FIRST, "--watch", "--yes");

            assertThat(down.exit()).as(down.out()).isZero();
            site.says("Kolibri 0.15.12: 3 1 2 2 1");
            assertThat(site.sql("db", "SELECT count(*) FROM morango_databaseidmodel"))
                    .as("a new database id, since its users were in between")
                    .isEqualTo("2");
            assertThat(withoutId(site.picture())).isEqualTo(withoutId(before));
            assertThat(dumps(site)).isEmpty();
        }
    }

    private static List<String> withoutId(String picture) {
        return picture.lines()
                .filter(l -> !l.contains("morango_databaseidmodel"))
                .toList();
    }

    private static List<String> dumps(Kolibri site) throws IOException {
        Path backups = site.root.resolve("backups");
        if (!Files.exists(backups)) return List.of();
        try (Stream<Path> all = Files.list(backups)) {
            return all.map(p -> p.getFileName().toString()).toList();
        }
    }

    @Test
    @Shows(74)
    void whatFailsHalfWayIsAsBeforeInAllItsDatabasesAndTheMendedReleaseSucceeds() {
        try (Kolibri site = Kolibri.open()) {
            site.known();
            var before = failed(site);

            Harbour.Said again = site.upgrade(Kolibri.MENDED);

            assertThat(again.exit()).as(again.out()).isZero();
            site.says("Kolibri 0.16.2: 4 1 2 2 1");
            assertThat(site.seen())
                    .as("the comparison sees what an upgrade changes")
                    .isNotEqualTo(before);
        }
    }

    @Test
    @Tag("systems")
    void aVirtualEnvironmentThatNoBackupHoldsIsAsBeforeToo() {
        try (Kolibri site = Kolibri.openWithCodeOutside()) {
            site.known();
            failed(site);
        }
    }

    private static List<String> failed(Kolibri site) {
        List<String> before = site.seen();

        Harbour.Said said = site.upgrade(Kolibri.BROKEN);

        assertThat(said.exit()).as(said.out()).isEqualTo(3);
        assertThat(said.out()).contains("UNIQUE constraint failed");
        assertThat(site.ledger()).as("the first database was through").containsExactly("migrate 0002");
        assertThat(site.seen()).isEqualTo(before);
        site.says("Kolibri 0.15.12: 3 1 2 2 1");
        assertThat(site.kolibri("--version")).isEqualTo("kolibri, version 0.15.12\n");
        return before;
    }

    @Test
    @Shows(35)
    void whoStartsItDuringItsOwnBackupIsFoundOutThoughThatExitsWithZero() throws Exception {
        try (Kolibri site = Kolibri.open()) {
            site.known();
            Harbour.drydock("upgrade", site.name, "--to", Kolibri.MENDED, "--yes", "--step-by-step");
            String run =
                    Api.get("sites/" + site.name).body().path("run").path("id").asText();
            goOnUntil(run, "after drill");
            assertThat(site.page()).isZero();
            site.kolibri("start");

            goOnUntil(run, "after run");

            assertThat(site.page()).as("stopped again").isZero();
            assertThat(dumps(site)).hasSize(1);
            goOnUntil(run, "no step");
            assertThat(Api.run(run).path("state").asText()).isEqualTo("succeeded");
            assertThat(RealSite.record(run))
                    .containsSubsequence("step.failed run", "cure.done cure runs-during-its-backup", "step.done run");
            site.says("Kolibri 0.16.2: 4 1 2 2 1");
        }
    }

    @Test
    @Shows(36)
    void itsOwnDumpIsRestoredByFileThoughItIsOneLine() throws Exception {
        try (Kolibri site = Kolibri.open()) {
            site.known();
            site.kolibri("stop");
            site.kolibri("manage", "dbbackup");
            site.kolibri("start");
            Path dump = site.root.resolve("backups").resolve(dumps(site).getFirst());
            String before = site.picture();
            String gone =
                    "from kolibri.core.models import *; Learner.objects.all().delete(); Job.objects.create(state='LATER')";
            site.kolibri("manage", "--skip-update", "shell", "-c", gone);

            Harbour.Said said = Harbour.drydock(
                    "restore", site.name, "--file", dump.toString(), "--database", "main", "--watch", "--yes");

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("Kolibri 0.15.12: 3 1 2 2 2");
            assertThat(site.sql("db", ".dump").lines().filter(l -> l.contains("core_learner")))
                    .containsExactlyElementsOf(before.lines()
                            .filter(l -> l.contains("core_learner"))
                            .toList());
            assertThat(site.sql("db", "SELECT count(*) FROM morango_databaseidmodel"))
                    .isEqualTo("2");
        }
    }

    /** Says continue until the run waits there, or ended. */
    private static void goOnUntil(String run, String step) {
        while (true) {
            Dock.until("it rests", Duration.ofSeconds(90), () -> !state(run).equals("running"));
            boolean there = Api.run(run).path("position").asText().contains(step);
            if (!state(run).equals("waiting") || there) return;
            Harbour.drydock("continue", run);
        }
    }

    private static String state(String run) {
        return Api.run(run).path("state").asText();
    }
}
