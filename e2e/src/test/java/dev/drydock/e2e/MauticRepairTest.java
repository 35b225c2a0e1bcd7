package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ladder of Mautic's page "Mautic update failed", on the real Symfony console and MariaDB. */
@Tag("stack")
class MauticRepairTest {
    private static final String SHOWN = "CREATE TABLE lead_lists";

    @Test
    void anUpgradeThatAnotherToolStoppedIsFoundAsASplitStateAndFinished() throws Exception {
        try (Mautic site = Mautic.open()) {
            site.known();
            assertThat(Harbour.drydock("check", site.name).exit()).isZero();
            site.updateStopped(Mautic.NEXT);
            String own = site.hashesOfItsOwn();

            Harbour.Said found = Harbour.drydock("check", site.name);

            assertThat(found.exit()).as(found.out()).isEqualTo(1);
            assertThat(found.out())
                    .contains(
                            "pending: the code is at 2.15.0, the schema is not: 1 migrations of the code have not run")
                    .contains("Drydock left it at: 2.14.0", "page: its page is not well", "status 500")
                    .contains("`drydock upgrade " + site.name + " --to 2.15.0` finishes it")
                    .contains("`drydock restore " + site.name + " --latest` takes it back");
            Harbour.Said shown = repair(site);
            assertThat(shown.exit()).as(shown.out()).isEqualTo(5);
            assertThat(shown.out()).contains("rung cache: done", "rung cache-folder: done", "2 statements", SHOWN);
            assertThat(site.sql("SHOW TABLES")).as("nothing was run").doesNotContain("lead_lists");
            RealSite.approve(shown.run());
            Harbour.Said said = Harbour.drydock("watch", shown.run());

            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(said.out()).contains("migrations: done", "schema: not needed");
            site.says("Mautic 2.15.0: 3 contacts");
            assertThat(site.ledger()).containsExactly("migrate 20180601000000");
            assertThat(site.hashesOfItsOwn()).isEqualTo(own);
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "backup.verified",
                            "rung.done cache",
                            "rung.done cache-folder",
                            "approval.given",
                            "rung.done migrations",
                            "rung.not-needed schema",
                            "run.closed");
            assertThat(Harbour.drydock("check", site.name).out()).contains(": well");
        }
    }

    @Test
    void whatAPersonRejectsIsTakenBack() {
        try (Mautic site = Mautic.open()) {
            site.known();
            site.updateStopped(Mautic.NEXT);
            List<String> before = site.seen();

            Harbour.Said shown = repair(site);
            assertThat(Harbour.drydock("reject", shown.run()).exit()).isZero();
            Harbour.Said said = Harbour.drydock("watch", shown.run());

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(site.seen()).as("stopped between the two, as before").isEqualTo(before);
            assertThat(site.ledger()).isEmpty();
        }
    }

    /** "If this command throws a PHP error, you can try to remove the cache folder." */
    @Test
    void aCacheThatTheConsoleCannotReadIsRemoved() throws Exception {
        try (Mautic site = Mautic.open()) {
            site.known();
            spoilCache(site.root.resolve("app/cache"));

            Harbour.Said found = Harbour.drydock("check", site.name);
            assertThat(found.out()).contains("application: the schema is not what the code wants (exit ", "IpGone");
            Harbour.Said said = repair(site);

            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(said.out())
                    .contains("cache: failed", "cache-folder: done", "migrations: not needed", "schema: not needed")
                    .contains("  known: What the old version had cached cannot be read by the new one.");
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "step.failed clear-cache",
                            "rung.failed cache",
                            "rung.done cache-folder",
                            "rung.not-needed migrations",
                            "run.closed");
            site.says("Mautic 2.14.0: 3 contacts");
        }
    }

    /** As if it had been cached by a version whose class for that is gone by now. */
    private static void spoilCache(Path cache) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".php")).toList()) {
                Files.writeString(file, Files.readString(file).replace("IpLookup", "IpGone"));
            }
        }
    }

    private static Harbour.Said repair(RealSite site) {
        return Harbour.drydock("repair", site.name, "--watch", "--yes");
    }
}
