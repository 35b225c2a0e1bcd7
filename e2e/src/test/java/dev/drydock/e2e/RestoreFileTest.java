package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person restores what Drydock's catalogue does not know: a backup that was carried here, or a dump of the application's own. */
@Tag("stack")
class RestoreFileTest {
    private static final String SPOILT = "update berths set boat = 'spoilt' where rowid = 1";

    /** The clerk would write a visit as soon as the doors are open again. */
    @BeforeAll
    static void recipe() {
        Recipes.add("harbour-of-files", y -> y.replaceAll("(?m)^writers:\\R  - .*\\R", ""));
    }

    private static Harbour still() {
        Harbour harbour = Harbour.open("harbour-of-files");
        harbour.site.harbour("clerk-stop");
        return harbour;
    }

    private static Harbour.Said restore(Harbour harbour, String file, String... more) {
        List<String> words =
                new java.util.ArrayList<>(List.of("restore", harbour.name, "--watch", "--yes", "--file", file));
        words.addAll(List.of(more));
        return Harbour.drydock(words.toArray(String[]::new));
    }

    private static String backup(Harbour harbour) {
        Harbour.Said said = Harbour.drydock("backup", harbour.name, "--watch");
        assertThat(said.exit()).as(said.out()).isZero();
        return said.run();
    }

    @Test
    void aDumpIsDrilledAndRestored_andTheRestOfTheSiteStays() throws IOException {
        try (Harbour harbour = still()) {
            List<String> good = harbour.seen();
            Path dump = Dock.DIR.resolve(harbour.name + "-db-1.0.0.sql");
            Files.writeString(dump, harbour.site.sql(".dump"));
            harbour.site.sql(SPOILT);
            assertThat(harbour.seen()).isNotEqualTo(good);

            Harbour.Said said = restore(harbour, dump.toString());

            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(said.out()).contains("is taken for one of version", "all else of the site stays as it is");
            assertThat(harbour.seen()).isEqualTo(good);
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(Harbour.drydock("backups", harbour.name).out()).contains("-file", "verified");
            assertThat(Harbour.drydock("downgrade", harbour.name, "--to", "0.9", "--yes")
                            .out())
                    .doesNotContain("-file");

            Files.writeString(dump, "CREATE TABLE half(");
            List<String> before = harbour.seen();
            Harbour.Said cut = restore(harbour, dump.toString());
            assertThat(cut.exit()).as(cut.out()).isEqualTo(1);
            assertThat(cut.out()).contains("neither a SQLite database nor a whole dump");
            assertThat(harbour.seen()).isEqualTo(before);
        }
    }

    @Test
    void aBackupThatWasCarriedAwayComesBack() throws IOException {
        try (Harbour harbour = still();
                Harbour other = still()) {
            List<String> good = harbour.seen();
            String old = backup(harbour);
            Path store = Dock.STACK.dir().resolve("store").resolve(harbour.name);
            Path carried = Dock.DIR.resolve(harbour.name + "-carried");
            copy(store.resolve(old), carried);
            String newer = backup(harbour);
            assertThat(Harbour.drydock("backups", harbour.name, "--erase", old, "--yes", "--watch")
                            .exit())
                    .isZero();
            Harbour.Said up = Harbour.drydock("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--watch", "--yes");
            assertThat(up.exit()).as(up.out()).isZero();

            Harbour.Said nameless = restore(harbour, carried.toString());
            Harbour.Said known = restore(harbour, harbour.name + "/" + newer, "--version", "1.0.0");
            Harbour.Said foreign = restore(other, carried.toString(), "--version", "1.0.0");
            Harbour.Said said = restore(harbour, carried.toString(), "--version", "1.0.0");

            assertThat(nameless.exit()).isEqualTo(1);
            assertThat(nameless.out()).contains("its name does not say", "--version V");
            assertThat(known.exit()).isEqualTo(1);
            assertThat(known.out()).contains("is in the catalogue", "--backup " + newer);
            assertThat(foreign.exit()).as(foreign.out()).isEqualTo(1);
            assertThat(foreign.out()).contains("is a backup of site " + harbour.name);
            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(harbour.seen()).isEqualTo(good);
            assertThat(harbour.version()).isEqualTo("1.0.0");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
