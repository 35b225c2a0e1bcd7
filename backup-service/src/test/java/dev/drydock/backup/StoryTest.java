package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run: backed up, upgraded badly, put back; judged by Drydock and by programs that know nothing of it. */
class StoryTest {
    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeEach
    void backedUp() {
        harbour = Fixture.built(base);
    }

    @Test
    @Shows(23)
    void aBadUpgradeLeavesNoTrace() throws IOException {
        assertThat(harbour.copy()).isInstanceOf(Said.Done.class);
        harbour.inRoot("touch var/down; printf changed >>src/one.php; printf new >src/new-before-the-doors-closed");
        Said.Done taken = done(harbour.backup());
        assertThat(done(harbour.drill()).found()).isEqualTo(new Found.Drilled("b1", 1, 2, files(taken)));
        String before = harbour.picture();
        harbour.upgrade();
        assertThat(harbour.picture()).isNotEqualTo(before);

        done(harbour.restore("tree"));
        done(harbour.restore("database:main"));

        assertThat(harbour.picture()).isEqualTo(before);
        assertThat(done(harbour.prove()).found())
                .isEqualTo(new Found.Proved(((Found.BackedUp) taken.found()).fingerprints(), java.util.List.of()));
        assertThat(base.resolve("elsewhere/precious")).hasContent("precious");
        assertThat(harbour.root.resolve("media/film")).hasContent("bigbigger");
        assertThat(harbour.root.resolve("var/log/today.log")).hasContent("logmore");
        assertThat(harbour.root.resolve("var/down")).exists();
        assertThat(Files.list(harbour.root.resolve("var/cache/other"))).isEmpty();
        assertThat(harbour.root.resolve("var/cache/views")).isEmptyDirectory();
        assertThat(harbour.leftovers()).isEmpty();
    }

    private static long files(Said.Done taken) {
        return ((Found.BackedUp) taken.found()).files();
    }

    static Said.Done done(Said said) {
        assertThat(said).isInstanceOf(Said.Done.class);
        return (Said.Done) said;
    }
}
