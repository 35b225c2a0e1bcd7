package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that changes what no backup holds. */
class OutsidesTest {
    private static final int MANY = 100_000;

    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeEach
    void aSiteWithMedia() {
        harbour = Fixture.tiny(base);
        harbour.inRoot("mkdir -p 'media/a b/c' media/a; printf one >'media/a b/c/film'; printf two >media/a/song;"
                + " printf odd >\"media/new\nline\"; ln -s a/song media/link; ln media/a/song media/hard");
    }

    private void backedUp() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    private Said afterMigrate() {
        return harbour.perform(new Work.Outside("b1", harbour.content, "migrate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "printf more >>'media/a b/c/film'                           | media/a b/c/film (changed)",
                "touch -d 2001-01-01 media/a/song                           | media/a/song (changed)",
                "chmod 600 media/a/song                                     | media/a/song (changed)",
                "rm media/new*line                                          | media/new\\x0aline (gone)",
                "rm -r 'media/a b'                                          | media/a b (gone)",
                "touch media/thumbnail                                      | media/thumbnail (new)",
                "mkdir media/empty                                          | media/empty (new)",
                "mv media elsewhere                                         | media (gone)",
                "mv media elsewhere; ln -s elsewhere media; touch media/x   | media/x (new)"
            })
    void hasFailed_andTheMessageNamesIt(String change, String named) {
        backedUp();
        harbour.inRoot(change);

        Said said = afterMigrate();

        assertThat(ThreeStores.failed(said)).contains("migrate changed", named, "the way back cannot put them back");
    }

    @Test
    void isFine_whereOnlyWhatIsKeptHasChanged() {
        harbour.content = new Content(
                List.of(),
                List.of(),
                List.of("media", "shared", "not-there"),
                List.of("var/down", "media/down"),
                List.of(new Content.Database("main", "sqlite", "media/app.db")));
        harbour.inRoot("mv data/app.db media/app.db; mkdir ../elsewhere; printf x >../elsewhere/y;"
                + " ln -s ../elsewhere shared; touch media/down");
        backedUp();
        harbour.inRoot(
                "printf changed >src/one; sqlite3 media/app.db 'DELETE FROM ship'; touch media/down; touch src media");

        StoryTest.done(afterMigrate());

        harbour.inRoot("printf z >../elsewhere/z");
        assertThat(ThreeStores.failed(afterMigrate())).contains("shared/z (new)");
    }

    @Test
    void isSaidByTheWayBackTooAndByNoRestoreOfAnotherDay() {
        backedUp();
        assertThat(differences(true)).isEmpty();
        harbour.inRoot("printf more >>media/a/song");

        assertThat(differences(true))
                .singleElement()
                .asString()
                .contains("media/a/song (changed)", "no backup holds it");
        assertThat(differences(false)).isEmpty();
    }

    private List<String> differences(boolean outside) {
        Said said = harbour.perform(new Work.Prove("b1", harbour.content, outside));
        return ((Found.Proved) StoryTest.done(said).found()).differences();
    }

    @Test
    void theListIsNotReadOfABackupThatIsDamaged() throws Exception {
        backedUp();
        Path list = harbour.store.resolve("harbour/b1").resolve(Outsides.LIST);
        Files.write(list, new byte[] {1, 2, 3});

        assertThat(ThreeStores.refused(afterMigrate())).contains(Outsides.LIST);
    }

    @Test
    void aRecipeWithoutSuchPathsHasNoList() {
        harbour.content =
                new Content(List.of(), List.of(), List.of(), List.of("var/down"), harbour.content.databases());

        backedUp();

        assertThat(harbour.store.resolve("harbour/b1").resolve(Outsides.LIST)).doesNotExist();
        StoryTest.done(harbour.drill());
    }

    @Test
    @Tag("systems")
    void aHundredThousandAreLookedAtQuickly() {
        harbour.inRoot("mkdir media/many; cd media/many; seq -f 'picture-%06.0f.jpg' " + MANY + " | xargs touch");
        backedUp();

        long begun = System.nanoTime();
        StoryTest.done(afterMigrate());
        long millis = (System.nanoTime() - begun) / 1_000_000;

        System.out.println("looking at " + MANY + " outside paths took ms: " + millis);
        assertThat(millis).isLessThan(30_000);
        harbour.inRoot("rm -r media/many");
        assertThat(ThreeStores.failed(afterMigrate())).contains("and 99996 more");
    }
}
