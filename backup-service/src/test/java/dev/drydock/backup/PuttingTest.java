package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PuttingTest {
    private final Paths paths = new Paths(Fixture.CONTENT);
    private final TreeMap<String, Entry> backup = new TreeMap<>();
    private final TreeMap<String, Stat> now = new TreeMap<>();

    @Test
    void nothingChangedNothingDone() {
        both("d ", "d src", "f src/a");

        assertThat(plan().nothing()).isTrue();
    }

    @Test
    void whatWasNotThereGoesChildrenFirstAndItsFolderIsPutRight() {
        both("d ", "d src");
        site("d src/new", "f src/new/a", "s src/new/socket");

        assertThat(plan().remove()).containsExactly("src/new/socket", "src/new/a", "src/new");
        assertThat(plan().put()).containsExactly("src");
    }

    @Test
    void logsGoWithAFolderThatWasNotThereButOnlyThen() {
        both("d ");
        site("d var", "d var/log", "f var/log/a");

        assertThat(plan().remove()).containsExactly("var/log/a", "var/log", "var");

        both("d var");

        assertThat(plan().remove()).isEmpty();
    }

    @Test
    void doorsDatabasesAndTheSocketsOfLivingProcessesStay() {
        both("d ", "d var", "d data");
        site("f var/down", "f data/app.db", "f data/app.db-wal", "s data/socket");

        assertThat(plan().nothing()).isTrue();
    }

    @Test
    void aRepositoryThatWasNotThereGoesWithItsObjects() {
        both("d ", "d .git", "d .git/modules", "d .git/objects");
        site("f .git/objects/ab", "d .git/modules/x", "d .git/modules/x/objects", "f .git/modules/x/objects/ab");

        assertThat(plan().remove())
                .containsExactly(".git/modules/x/objects/ab", ".git/modules/x/objects", ".git/modules/x");
    }

    @Test
    void aFolderThatWasNotThereStaysWhereSomethingUntouchableLiesInIt() {
        Content content = new Content(List.of(), List.of(), List.of("up/media"), List.of(), List.of());
        both("d ");
        site("d up", "d up/media", "f up/other", "d up/made", "f up/made/a");

        Putting plan = Putting.plan(manifest("150.0"), new Listing("300.0", now), new Paths(content));

        assertThat(plan.remove()).containsExactly("up/other", "up/made/a", "up/made");
    }

    @Test
    void cachesAreEmptiedOfFilesAndTheirFoldersStay() {
        both("d ", "d var", "d var/cache", "d var/cache/gone");
        now.remove("var/cache/gone");
        site("d var/cache/new", "f var/cache/new/a", "l var/cache/link");

        assertThat(plan().remove()).containsExactly("var/cache/new/a", "var/cache/link");
        assertThat(plan().put()).contains("var/cache/gone").doesNotContain("var/cache");
    }

    @Test
    void anotherTypeIsRemovedFirst() {
        both("d ", "f a", "d b", "f b/c");
        site("d a", "f a/x", "l b");
        now.remove("b/c");

        assertThat(plan().remove()).containsExactly("b", "a/x", "a");
        assertThat(plan().put()).containsExactlyInAnyOrder("", "a", "b", "b/c");
    }

    @Test
    void theChangedTimeOfAnInodeIsEnoughToBePutBack() {
        both("d ", "f a", "f b");
        now.put("a", with(now.get("a"), "200.5", "1"));
        now.put("b", with(now.get("b"), "100.5", "2"));

        assertThat(plan().put()).containsExactlyInAnyOrder("", "a", "b");
    }

    @Test
    void allPathsOfOneFileArePutTogether() {
        both("d ", "f a", "f b");
        for (String path : new String[] {"a", "b"}) {
            Stat linked = new Stat(path, 'f', "644", 0, 0, 1, "100.5", "100.5", "1:7", 2, "");
            backup.put(path, new Entry(linked, new Seen("", Map.of()), 0));
            now.put(path, linked);
        }
        now.remove("b");

        assertThat(plan().put()).contains("a", "b");
    }

    @Test
    void whatChangedTooShortlyBeforeTheBackupIsNotBelieved() {
        both("d ", "f a");
        Manifest fresh = manifest("101.0");

        assertThat(Putting.plan(fresh, new Listing("300.0", now), paths).put()).containsExactlyInAnyOrder("", "a");
    }

    private Putting plan() {
        return Putting.plan(manifest("150.0"), new Listing("300.0", now), paths);
    }

    private Manifest manifest(String listed) {
        Manifest none = Manifest.none("harbour", "/srv", "b1", Fixture.CONTENT);
        return new Manifest(none.head().read(listed, new Artefact("tree-0.tar.zst", 1, "")), backup);
    }

    private void both(String... paths) {
        for (String path : paths) {
            Stat stat = stat(path, "100.5");
            backup.put(stat.path(), new Entry(stat, new Seen("", Map.of()), 0));
            now.put(stat.path(), stat);
        }
    }

    private void site(String... paths) {
        for (String path : paths) {
            Stat stat = stat(path, "200.5");
            now.put(stat.path(), stat);
        }
    }

    private static Stat stat(String typed, String time) {
        String path = typed.substring(2);
        return new Stat(path, typed.charAt(0), "644", 0, 0, 1, time, time, "1:" + path.hashCode(), 1, "");
    }

    private static Stat with(Stat s, String ctime, String inode) {
        return new Stat(
                s.path(),
                s.type(),
                s.mode(),
                s.uid(),
                s.gid(),
                s.size(),
                s.mtime(),
                ctime,
                inode,
                s.links(),
                s.target());
    }
}
