package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What prove sees and does not see, what a restore brings back, what is kept aside. */
@Tag("real")
class CompareTest {
    @TempDir
    static Path models;

    private static Fixture model;

    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeAll
    static void model() {
        model = Fixture.tinyBackedUp(models);
        model.drill();
    }

    @BeforeEach
    void site() {
        harbour = model.clone(base);
    }

    private void backedUp() {
        harbour.inRoot("rm -r ../store");
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
    }

    @Test
    @Shows(106)
    void everyDifferenceIsNamed() {
        harbour.inRoot("ln src/one src/linked; ln -s one src/link; touch src/shut; chmod 644 src/shut");
        backedUp();
        harbour.inRoot(
                """
                chmod 600 src/shut
                time=$(stat -c %y marker); printf x >marker; printf '' >marker; touch -d "$time" marker
                printf one >src/linked.new; mv src/linked.new src/linked; touch -r src/one src/linked
                ln -sfn two src/link
                rm -r src/deep/two
                mkdir src/deep/two
                printf x >"src/n
                ew"
                sqlite3 data/app.db 'CREATE TABLE t(x)' 'PRAGMA user_version=9'
                chmod 600 data/app.db""");

        assertThat(differences())
                .anySatisfy(d -> assertThat(d).startsWith("changed: src/link (target one → two"))
                .anySatisfy(d -> assertThat(d).isEqualTo("changed: src/one (hard links)"))
                .anySatisfy(d -> assertThat(d).isEqualTo("changed: src/shut (mode 644 → 600)"))
                .anySatisfy(d -> assertThat(d).startsWith("changed: src/deep/two (type f → d"))
                .anySatisfy(d -> assertThat(d).isEqualTo("new: src/n\\x0aew"))
                .contains("database main: dump differs (1 tables and 1 rows → 2 and 1)")
                .contains("database main: mode 644 → 600")
                .contains("database main: user_version 0 → 9")
                .noneSatisfy(d -> assertThat(d).contains("marker"))
                .noneSatisfy(d -> assertThat(d).contains("src/linked"));
    }

    @Test
    void contentUnderForgedTimesIsSeen() {
        harbour.inRoot("time=$(stat -c %y src/one); printf eno >src/one; touch -d \"$time\" src/one");

        assertThat(differences()).containsExactly("changed: src/one (content)");
    }

    @Test
    void volatileCacheOutsideMarkAndTimesOfTheDatabaseAreNotCompared() {
        harbour.inRoot(
                "printf x >var/log/a; printf x >var/cache/a; printf x >media/a; printf x >var/down; touch data/app.db data");

        assertThat(differences()).isEmpty();
    }

    @Test
    void aDatabaseThatIsGoneOrBrokenIsADifference() {
        harbour.inRoot("rm data/app.db");
        assertThat(differences()).containsExactly("database main: the database file is missing, or no file");

        harbour.inRoot("printf 'no database' >data/app.db");

        assertThat(differences()).singleElement().asString().startsWith("database main: ");
    }

    @Test
    void manyDifferencesAreCounted() {
        harbour.inRoot("for i in $(seq 60); do touch src/$i; done");

        assertThat(differences()).hasSize(51).endsWith("and 11 more");
    }

    @Test
    void extendedAttributesComeBack() throws IOException {
        Path one = harbour.root.resolve("src/one");
        assumeTrue(Files.getFileStore(one).supportsFileAttributeView("user"), "this file system has none");
        attribute(one, "before");
        attribute(harbour.root.resolve("data/app.db"), "database");
        backedUp();
        harbour.inRoot("cp src/one src/new; mv src/new src/one; cp data/app.db data/new; mv data/new data/app.db");
        assertThat(differences()).anySatisfy(d -> assertThat(d).contains("attributes or ACL"));

        harbour.restore("tree");
        harbour.restore("database:main");

        assertThat(differences()).isEmpty();
        assertThat(attribute(one)).isEqualTo("before");
        assertThat(attribute(harbour.root.resolve("data/app.db"))).isEqualTo("database");
    }

    @Test
    void anAttributeThatAFolderHadNotGoes() throws IOException {
        Path deep = harbour.root.resolve("src/deep");
        assumeTrue(Files.getFileStore(deep).supportsFileAttributeView("user"), "this file system has none");
        attribute(deep, "strange");
        assertThat(differences()).containsExactly("changed: src/deep (attributes or ACL)");

        StoryTest.done(harbour.restore("tree"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void repositoriesAndFoldersAboveWhatIsOutsideDoNotHoldUpARestore() {
        Content all = Fixture.CONTENT;
        harbour.content = new Content(all.volatiles(), all.cache(), List.of("up/media"), all.mark(), all.databases());
        backedUp();
        harbour.inRoot(
                "mkdir -p .git/objects/ab up/media up/made; touch .git/objects/ab/c .git/HEAD up/media/film up/b");

        StoryTest.done(harbour.restore("tree"));

        assertThat(differences()).isEmpty();
        assertThat(harbour.inRoot("find .git up 2>/dev/null || :").lines().sorted())
                .containsExactly("up", "up/media", "up/media/film");
    }

    @Test
    void accessListsComeBack() {
        // without setfacl: tar gives what its archive says
        harbour.inRoot(
                """
                list='user::rwx
                user:1234:r-x
                group::r-x
                mask::r-x
                other::---'
                tar --create --format=pax --no-recursion --pax-option="SCHILY.acl.access:=$list" \
                    --pax-option="SCHILY.acl.default:=$list" src/deep src/deep/two | tar --extract --acls""");
        String lists = harbour.inRoot("ls -ld src/deep src/deep/two | cut -c 1-11");
        assumeTrue(lists.equals("drwxr-x---+\n-rwxr-x---+\n"), "this file system has none");
        backedUp();
        harbour.inRoot(
                "tar --create --format=pax --no-recursion src/deep src/deep/two | tar --extract --acls --delay-directory-restore");
        assertThat(harbour.inRoot("ls -ld src/deep src/deep/two")).doesNotContain("+");
        assertThat(differences())
                .anySatisfy(d -> assertThat(d).isEqualTo("changed: src/deep (attributes or ACL)"))
                .anySatisfy(d -> assertThat(d).isEqualTo("changed: src/deep/two (attributes or ACL)"));

        harbour.restore("tree");

        assertThat(differences()).isEmpty();
        assertThat(harbour.inRoot("ls -ld src/deep src/deep/two | cut -c 1-11")).isEqualTo(lists);
    }

    @Test
    void aWalLeftBesideDoesNotBringTheNewDataBack() {
        harbour.inRoot("sqlite3 data/app.db 'PRAGMA journal_mode=wal'");
        backedUp();
        harbour.inRoot(
                """
                { echo "INSERT INTO ship VALUES ('Titanic');"; echo '.shell kill -9 $PPID'; } | sqlite3 data/app.db || :
                test -s data/app.db-wal; cp data/app.db-wal ../wal""");
        assertThat(harbour.restore("database:main")).isEqualTo(Said.Done.nothing());

        assertThat(harbour.root.resolve("data/app.db-wal")).doesNotExist();
        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT * FROM ship' 'PRAGMA journal_mode'"))
                .isEqualTo("Vasa\nwal\n");
    }

    @Test
    void aRootThatIsGoneIsMadeAgain() {
        Fixture.sh(base, "rm -r site");

        StoryTest.done(harbour.restore("tree"));
        harbour.closeDoors();
        StoryTest.done(harbour.restore("database:main"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void aDatabaseIsNotPutThroughASymbolicLink() {
        harbour.inRoot("mkdir ../elsewhere; rm -r data; ln -s ../elsewhere data");

        Said said = harbour.restore("database:main");

        assertThat(((Said.Failed) said).reason()).contains("symbolic link");
        assertThat(base.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void whoHasTheDatabaseOpenIsNamedAndNothingIsSwappedUnderIt() throws Exception {
        Process holder = new ProcessBuilder(
                        "sqlite3", harbour.root.resolve("data/app.db").toString())
                .start();
        try {
            holder.getOutputStream().write("SELECT * FROM ship;\n".getBytes());
            holder.getOutputStream().flush();
            assertThat(holder.getInputStream().read()).isEqualTo('V');

            String named = "processes " + holder.pid() + " still have data/app.db open";
            Said restore = harbour.restore("database:main");
            assertThat(restore).isInstanceOf(Said.Refused.class);
            assertThat(((Said.Refused) restore).reason()).contains(named);
            assertThat(((Said.Refused) restore).next()).contains("writers", "drydock retry");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        StoryTest.done(harbour.restore("database:main"));
    }

    @Test
    void theFailedStateIsKeptAside() {
        harbour.inRoot("printf failed >src/one; printf broken >data/app.db");

        Said said = harbour.keep();

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("database main");
        harbour.inRoot("rm data/app.db; sqlite3 data/app.db 'CREATE TABLE t(x)'");
        assertThat(StoryTest.done(harbour.keep()).found()).isEqualTo(new Found.Copied(3, 9));
        assertThat(Fixture.sh(
                        harbour.store.resolve("harbour/b1-kept"), "zstd -dqc tree-0.tar.zst | tar xO ./src/one; ls"))
                .isEqualTo("faileddatabase-main.tar.zst\nmanifest.json.zst\ntree-0.tar.zst\n");
    }

    private java.util.List<String> differences() {
        return ((Found.Proved) StoryTest.done(harbour.prove()).found()).differences();
    }

    private static void attribute(Path file, String value) throws IOException {
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("drydock.test", ByteBuffer.wrap(value.getBytes()));
    }

    private static String attribute(Path file) throws IOException {
        ByteBuffer value = ByteBuffer.allocate(100);
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).read("drydock.test", value);
        return new String(value.array(), 0, value.position());
    }
}
