package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mautic's page "Mautic update failed", on the real Symfony console and MariaDB, with zips for releases. */
class MauticTest {

    @Test
    @Tag("stack")
    @Shows({56, 57})
    void anArchiveUpgradeKeepsLocalPhpAndTheCustomFoldersAndADowngradeBringsTheOldVersion() throws Exception {
        try (Mautic site = Mautic.open()) {
            site.known();
            String own = site.hashesOfItsOwn();
            assertThat(Harbour.drydock("releases", site.name).out()).containsSubsequence("2.16.0", "2.15.1", "2.14.0");

            Harbour.Said said = site.upgrade(Mautic.NEXT);

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("Mautic 2.15.0: 3 contacts");
            assertThat(site.ledger()).containsExactly("migrate 20180601000000");
            assertThat(site.hashesOfItsOwn()).isEqualTo(own);
            assertThat(Files.readString(site.root.resolve("media/css/app.css"))).contains("#345");
            assertThat(site.sql("SELECT name FROM lead_lists ORDER BY id").lines())
                    .containsExactly(
                            "list of anna@example.org", "list of bert@example.org", "list of çelik@example.org");

            Harbour.Said back = Harbour.drydock("downgrade", site.name, "--to", Mautic.FIRST, "--watch", "--yes");

            assertThat(back.exit()).as(back.out()).isZero();
            site.says("Mautic 2.14.0: 3 contacts");
            assertThat(site.sql("SHOW TABLES")).doesNotContain("lead_lists");
            assertThat(site.hashesOfItsOwn()).isEqualTo(own);
        }
    }

    @Test
    @Tag("stack")
    void whatFailsHalfWayIsAsBeforeAndTheStaleCacheOfTheNextAttemptIsCured() throws Exception {
        try (Mautic site = Mautic.open()) {
            site.withDuplicates().known();
            var before = site.seen();

            Harbour.Said said = site.upgrade(Mautic.BROKEN);

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).containsPattern("1062 Duplicate entry '.*' for key 'unique_email'");
            assertThat(site.ledger()).as("half of it had run").contains("migrate 20180701000000");
            assertThat(site.seen()).isEqualTo(before);
            site.says("Mautic 2.14.0: 4 contacts");
            assertThat(site.server.databases()).noneMatch(d -> d.startsWith("drydock"));

            Harbour.Said again = site.upgrade(Mautic.LATEST);

            assertThat(again.exit()).as(again.out()).isZero();
            assertThat(RealSite.record(again.run()))
                    .containsSubsequence(
                            "step.failed clear-cache",
                            "cure.done cure outdated-cache",
                            "step.done clear-cache",
                            "step.done migrate",
                            "run.closed");
            site.says("Mautic 2.16.0: 4 contacts");
            assertThat(site.root.resolve("plugins/MauticCloudBundle/config.php"))
                    .exists();
            assertThat(site.root.resolve("app/bundles/CoreBundle/Support/IpLookup.php"))
                    .doesNotExist();
            assertThat(site.seen())
                    .as("the comparison sees what an upgrade changes")
                    .isNotEqualTo(before);
        }
    }

    @Test
    @Tag("stack")
    void anUpgradeThatAnotherToolStoppedBetweenUnzipAndMigrationIsFoundAndFinished() {
        try (Mautic site = Mautic.open()) {
            site.known();
            site.updateStopped(Mautic.NEXT);
            String own = site.hashesOfItsOwn();

            String plan =
                    Harbour.drydock("plan", site.name, "--to", Mautic.NEXT).out();
            assertThat(plan)
                    .contains("2.15.0", "→ 2.15.0")
                    .contains("the code is at 2.15.0, the schema is not: an upgrade was stopped between the two")
                    .containsPattern(">> New Migrations: +1");
            Harbour.Said said = site.upgrade(Mautic.NEXT);

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("Mautic 2.15.0: 3 contacts");
            assertThat(site.ledger()).containsExactly("migrate 20180601000000");
            assertThat(site.hashesOfItsOwn()).isEqualTo(own);
            assertThat(Harbour.drydock("upgrade", site.name, "--to", Mautic.NEXT, "--yes")
                            .out())
                    .contains("is there already: nothing to do");
        }
    }

    @Test
    @Tag("stack")
    void anUpgradeThatAnotherToolStoppedIsTakenBack() {
        try (Mautic site = Mautic.open()) {
            site.known();
            assertThat(Harbour.drydock("backup", site.name, "--watch").exit()).isZero();
            var before = site.seen();
            site.updateStopped(Mautic.NEXT);

            Harbour.Said said = Harbour.drydock("restore", site.name, "--latest", "--watch", "--yes");

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("Mautic 2.14.0: 3 contacts");
            assertThat(site.seen()).isEqualTo(before);
        }
    }

    @Test
    @Tag("stack")
    void aReleaseThatAsksForANewerPhpIsStoppedBeforeAnythingChanges() {
        try (Mautic site = Mautic.open()) {
            site.known();
            var before = site.seen();

            Harbour.Said said = site.upgrade(Mautic.NEWER_PHP);

            assertThat(said.exit()).as(said.out()).isEqualTo(1);
            assertThat(said.out())
                    .contains("release 2.16.1 asks for more: PHP must be at least 9.0.0, it is 8.")
                    .contains("take a release for this PHP");
            assertThat(site.seen()).isEqualTo(before);
            assertThat(site.page()).isEqualTo(200);
        }
    }
}
