package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first thing a new user does: what is there, and a backup without any risk. */
@Tag("stack")
class DetectTest {

    @Test
    void aFolderBecomesASiteFileThatCanBeAddedAndBackedUp() throws IOException {
        try (Harbour harbour = Harbour.unknown()) {
            Harbour.Said proposed =
                    Harbour.drydock("site", "detect", harbour.site.root().toString(), "--recipe", "harbour");
            assertThat(proposed.exit()).as(proposed.out()).isZero();
            assertThat(proposed.out())
                    .contains("recipe: harbour", "root: \"" + harbour.site.root() + "\"", "It is at version 1.0.0")
                    .contains("Database main: sqlite, data/harbour.db", "Writers that the recipe stops: clerk");
            // another Drydock, or this one before its data was lost, has been here
            Files.writeString(Files.createDirectories(harbour.site.jobs()).resolve("epoch"), "1000\n");
            Path file = Files.writeString(
                    Dock.DIR.resolve("proposed.yaml"), proposed.out() + "jobs: " + harbour.site.jobs() + "\n");

            Harbour.Said added = Harbour.drydock("site", "add", file.toString());
            assertThat(added.exit()).as(added.out()).isZero();
            Harbour.Said twice = Harbour.drydock(
                    "site",
                    "add",
                    Files.writeString(file, Files.readString(file).replace("name: site", "name: other"))
                            .toString());
            assertThat(twice.exit()).isEqualTo(1);
            assertThat(twice.out()).contains("the site site", "two runs would be at work in it at once");

            Harbour.Said already = Harbour.drydock("plan", "site", "--to", "v1.0.0");
            assertThat(already.exit()).as(already.out()).isZero();
            assertThat(already.out()).contains("site is there already: nothing to do");

            Harbour.Said backup = Harbour.drydock("backup", "site", "--open", "--watch");
            assertThat(backup.exit()).as(backup.out()).isZero();
            assertThat(Harbour.drydock("backups", "site").out()).contains("1.0.0");
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void aFolderThatNoRecipeFitsIsToldWhatWasLookedFor() throws IOException {
        Path empty = Files.createDirectories(Dock.DIR.resolve("empty"));
        Harbour.Said said = Harbour.drydock("site", "detect", empty.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("no recipe fits", "bin/harbour (harbour)", "recipe check");

        Harbour.Said gone = Harbour.drydock("site", "detect", "/nowhere/at/all");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).contains("cannot be looked at");

        assertThat(Harbour.drydock("site", "detect", "not/absolute").exit()).isEqualTo(1);
        assertThat(Harbour.drydock("site", "detect", "/srv/x", "--ssh", "nonsense")
                        .exit())
                .isEqualTo(2);
    }
}
