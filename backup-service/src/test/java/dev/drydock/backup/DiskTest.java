package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are too small, become full in the middle, or cannot be written; on both sides. */
@Tag("faults")
class DiskTest {
    @TempDir
    Path base;

    private Fixture harbour;
    private final Deque<Path> mounted = new ArrayDeque<>();

    @BeforeEach
    void aSiteOfTwoMebibytes() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount");
        assumeTrue(mount("probe", "1m"), "this machine lets nobody mount");
        mount("site", "16m");
        harbour = Fixture.tiny(base);
        harbour.inRoot("head -c 2097152 /dev/urandom >src/big");
    }

    @AfterEach
    void unmount() throws Exception {
        while (!mounted.isEmpty()) run("umount", "-l", mounted.pop().toString());
    }

    @Test
    void aStoreWithoutRoomForTheCopyIsRefusedInPreflight() throws Exception {
        mount("store", "1m");

        assertThat(refused()).contains("not enough room in the backup store").contains("free are 1 MiB");
    }

    @Test
    void aStoreWithRoomForTheCopyButNotForTheFailedStateIsRefusedInPreflight() throws Exception {
        mount("store", "3m");
        assertThat(refused()).contains("not enough room in the backup store");

        resize("store", "8m");
        assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void aScratchFolderWithoutRoomForTheDrillIsRefusedInPreflight() throws Exception {
        mount("scratch", "12k");

        assertThat(refused()).contains("not enough room in the scratch folder");
    }

    @Test
    void aJobsFolderWithoutRoomForTheDumpIsRefusedInPreflight() throws Exception {
        mount("jobs", "1m");

        assertThat(refused()).contains("not enough room in the site's jobs folder");
    }

    @Test
    void aSiteWithoutRoomForTheDatabaseBesideTheOldOneIsRefusedInPreflight() throws Exception {
        fill("site/media/film", 4);

        assertThat(refused()).contains("not enough room in the site's root");
    }

    @Test
    void aSiteThatIsMountedReadOnlyIsRefusedInPreflight() throws Exception {
        run("mount", "-o", "remount,ro", harbour.root.toString());

        assertThat(refused()).contains("not writable").contains("read-only");
    }

    @Test
    void aStoreThatIsFullFailsTheCopyAndHealsWhenThereIsRoom() throws Exception {
        mount("store", "1m");

        assertThat(failed(harbour.copy())).contains("store cannot be written");

        assertThat(stored("b1")).isEmpty();
        resize("store", "16m");
        StoryTest.done(harbour.copy());
        wholeAfterwards();
    }

    @Test
    void aStoreThatIsFullFailsTheBackupAndNothingOfItCounts() throws Exception {
        mount("store", "3m");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        harbour.inRoot("head -c 2097152 /dev/urandom >src/more");

        assertThat(failed(harbour.backup())).contains("store cannot be written");

        assertThat(stored("b1")).doesNotContain("complete.json").contains("tree-0.tar.zst");
        assertThat(harbour.drill()).isNotInstanceOf(Said.Done.class);
        assertThat(harbour.restore("tree")).isInstanceOf(Said.Refused.class);
        resize("store", "16m");
        wholeAfterwards();
    }

    @Test
    void aStoreThatIsFullToTheLastByteNeverCallsABackupComplete() throws Exception {
        mount("store", "16m");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        fill("store/filler", 0);

        assertThat(failed(harbour.backup())).contains("store");

        assertThat(stored("b1")).doesNotContain("complete.json", "verified");
        Files.delete(base.resolve("store/filler"));
        wholeAfterwards();
    }

    @Test
    void aScratchFolderThatIsFullFailsTheDrillAndNothingIsVerified() throws Exception {
        mount("scratch", "1m");
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        fill("scratch/filler", 0);

        assertThat(failed(harbour.drill())).contains("scratch");

        assertThat(stored("b1")).doesNotContain("verified");
        assertThat(harbour.restore("tree")).isInstanceOf(Said.Refused.class);
        Files.delete(base.resolve("scratch/filler"));
        StoryTest.done(harbour.drill());
    }

    @Test
    void aStoreThatIsFullKeepsNoFailedStateAndTheWayBackGoesOn() throws Exception {
        mount("store", "16m");
        backedUp();
        harbour.inRoot("head -c 2097152 /dev/urandom >src/later");
        fill("store/filler", 1024);

        assertThat(failed(harbour.keep())).contains("store");

        assertThat(stored("b1-kept")).doesNotContain("manifest.json.zst", "tree-0.tar.zst");
        putBack();
    }

    @Test
    void aJobsFolderThatIsFullFailsTheDumpAndHeals() throws Exception {
        mount("jobs", "8m");
        harbour.inRoot("sqlite3 data/app.db 'INSERT INTO ship VALUES (randomblob(500000))'");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        fill("jobs/filler", 128);

        assertThat(failed(harbour.backup())).isNotEmpty();

        assertThat(stored("b1")).doesNotContain("complete.json");
        Files.delete(base.resolve("jobs/filler"));
        wholeAfterwards();
    }

    @Test
    void aJobsFolderThatIsFullFailsTheRestoreAndChangesNothing() throws Exception {
        mount("jobs", "8m");
        backedUp();
        harbour.inRoot("rm src/big; printf later >src/later; sqlite3 data/app.db 'DELETE FROM ship'");
        fill("jobs/filler", 32);

        assertThat(failed(harbour.restore("tree"))).contains("is the disk full?");
        assertThat(failed(harbour.restore("database:main"))).contains("full");

        assertThat(harbour.root.resolve("src/later")).exists();
        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT count(*) FROM ship'"))
                .isEqualTo("0\n");
        Files.delete(base.resolve("jobs/filler"));
        putBack();
    }

    @Test
    void aSiteThatIsFullFailsTheRestoreAndTheNextMakesItGood() throws Exception {
        backedUp();
        harbour.inRoot("rm src/big; sqlite3 data/app.db 'DELETE FROM ship'");
        fill("site/media/film", 0);

        assertThat(failed(harbour.restore("tree"))).contains("not all could be put back; run it again");
        assertThat(failed(harbour.restore("database:main"))).contains("full");

        assertThat(harbour.inRoot("sqlite3 -readonly data/app.db 'SELECT count(*) FROM ship'"))
                .isEqualTo("0\n");
        Files.delete(harbour.root.resolve("media/film"));
        putBack();
    }

    private void backedUp() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
    }

    private void putBack() {
        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }

    private void wholeAfterwards() throws IOException {
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
        harbour.inRoot("rm src/big src/one");
        putBack();
        assertThat(harbour.leftovers()).isEmpty();
    }

    private String refused() {
        Said said = harbour.preflight(Fixture.CONTENT);
        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).next()).isNotEmpty();
        return ((Said.Refused) said).reason();
    }

    private static String failed(Said said) {
        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).next()).isNotEmpty();
        return said.toString();
    }

    private String stored(String backup) {
        return Fixture.sh(base, "ls store/harbour/" + backup);
    }

    /** Leaves so many KiB. */
    private void fill(String file, int left) {
        Fixture.sh(
                base,
                "dd if=/dev/zero of=\"$1\" bs=4k 2>/dev/null || :; truncate -s -" + left + "K \"$1\"",
                base.resolve(file).toString());
    }

    private boolean mount(String folder, String size) throws Exception {
        Path at = Files.createDirectories(base.resolve(folder));
        boolean done = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString());
        if (done) mounted.push(at);
        return done;
    }

    private void resize(String folder, String size) throws Exception {
        assertThat(run(
                        "mount",
                        "-o",
                        "remount,size=" + size,
                        base.resolve(folder).toString()))
                .isTrue();
    }

    private static boolean run(String... argv) throws Exception {
        return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor() == 0;
    }
}
