package dev.drydock.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application itself, without Drydock: what is shown with it must be true of it. */
class HarbourSiteTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path dir;

    private HarbourSite site;

    @BeforeEach
    void build() {
        site = HarbourSite.build(dir.resolve("harbour-1"), "harbour-1", 1, dir);
    }

    @AfterEach
    void end() {
        site.harbour("clerk-stop");
    }

    @Test
    void begins_at_its_first_release_with_a_writer_at_work() throws IOException {
        assertThat(site.harbour("version")).isEqualToIgnoringNewLines("1.0.0");
        assertThat(site.harbour("clerk-start")).contains("at work");
        assertThat(Files.list(site.root().resolve("storage/uploads")).count()).isGreaterThan(9);
    }

    @Test
    void the_writer_is_gone_when_it_was_stopped() throws IOException {
        long clerk = Long.parseLong(
                Files.readString(site.root().resolve("storage/run/clerk.pid")).strip());

        site.harbour("clerk-stop");

        // nobody has to have collected it yet
        assertThat(Await.until(LIMIT, () -> ProcessHandle.of(clerk)
                        .filter(ProcessHandle::isAlive)
                        .isEmpty()))
                .isTrue();
    }

    @Test
    void the_good_release_adds_a_column() {
        HarbourReleases.git(site.root(), "checkout", "-q", HarbourSite.GOOD);

        String said = migrate();

        assertThat(said).contains("schema is up to date");
        assertThat(site.sql("select length_m from berths where boat = 'Albatros'"))
                .isEqualTo("12.0");
        assertThat(site.ledger()).hasSize(1);
    }

    @Test
    void the_bad_release_fails_half_way() {
        HarbourReleases.git(site.root(), "checkout", "-q", HarbourSite.BAD);

        assertThatThrownBy(this::migrate).isInstanceOf(Trouble.class).hasMessageContaining("UNIQUE constraint failed");

        assertThat(site.sql("select count(*) from pilots")).isEqualTo("3");
        assertThat(site.root().resolve("storage/uploads/pilots.csv")).exists();
    }

    @Test
    void a_held_migration_waits_in_its_middle() throws Exception {
        HarbourReleases.git(site.root(), "checkout", "-q", HarbourSite.GOOD);
        site.switches().hold();

        Process migration = process();

        assertThat(site.switches().arrived(LIMIT)).isTrue();
        assertThat(migration.isAlive()).isTrue();
        site.switches().release();
        assertThat(migration.waitFor()).isZero();
    }

    @Test
    void a_migration_can_be_told_to_fail() throws Exception {
        HarbourReleases.git(site.root(), "checkout", "-q", HarbourSite.GOOD);
        site.switches().migrationFails(true);

        int exit = process().waitFor();

        assertThat(exit).isEqualTo(1);
        assertThat(site.sql("select count(*) from half_way")).isEqualTo("3");
    }

    private String migrate() {
        return dev.drydock.stack.process.Tool.run(
                java.util.List.of("bin/harbour", "migrate"), site.root(), parameters());
    }

    private Process process() throws IOException {
        ProcessBuilder b = new ProcessBuilder("bin/harbour", "migrate")
                .directory(site.root().toFile());
        b.environment().putAll(parameters());
        return b.redirectErrorStream(true)
                .redirectOutput(dir.resolve("out").toFile())
                .start();
    }

    private java.util.Map<String, String> parameters() {
        Path d = dir.resolve("harbour-1");
        return java.util.Map.of("ledger", d.resolve("ledger") + "", "switches", d.resolve("switches") + "");
    }
}
