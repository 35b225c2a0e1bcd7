package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import dev.drydock.contract.Work;
import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One backup in a folder, behind OpenSSH's sftp and in an S3 bucket; and what happens where one of them fails. */
@Tag("real")
@ExtendWith(OverSsh.class)
class StoresTest {
    @TempDir
    static Path servers;

    private static S3Server s3;

    @TempDir
    Path base;

    private Fixture harbour;
    private Path near;
    private Path far;
    private Path bucket;

    @BeforeAll
    static void servers() throws IOException {
        s3 = S3Server.start(servers);
    }

    @AfterAll
    static void close() {
        s3.close();
    }

    @BeforeEach
    void siteWithThreeStores() throws IOException {
        harbour = Fixture.tiny(base);
        String prefix = base.getFileName().toString();
        near = base.resolve("near");
        far = base.resolve("far");
        bucket = s3.objects(prefix);
        harbour.secret("key", new String(OverSsh.server().userKey()));
        harbour.secret("s3-id", S3Server.ID);
        harbour.secret("s3-key", S3Server.SECRET);
        stores(3);
    }

    private void stores(int copies) throws IOException {
        harbour.stores(
                copies, null, folder(), sftp(), s3.store(base.getFileName().toString()));
    }

    private Stores.Folder folder() {
        return new Stores.Folder(near.toString());
    }

    private Stores.Sftp sftp() throws IOException {
        return new Stores.Sftp(OverSsh.server().at(), far.toString());
    }

    @Test
    void eachCopyIsTheSameAndAnyOfThemRestores() throws IOException {
        backedUp();

        assertThat(files(near)).isEqualTo(files(far)).isEqualTo(files(bucket)).contains("complete.json", "verified");
        for (Path lost : List.of(near, far)) {
            Fixture.sh(base, "rm -r \"$1\"", lost.toString());
            spoil();
            restored();
        }
        Fixture.sh(base, "rm -r \"$1\"", bucket.toString());
        assertThat(refused(harbour.restore("tree"))).contains("no complete backup b1");
        assertThat(harbour.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree-0.tar.zst", "database-main.tar.zst", "manifest.json.zst", "complete.json"})
    void aFlippedBitInOneCopyIsFoundByTheDrillAndTheOthersCount(String artefact) throws IOException {
        stores(2);
        taken();
        flip(near, artefact);

        Found.Drilled drilled = (Found.Drilled) StoryTest.done(harbour.drill()).found();

        assertThat(drilled.damaged()).singleElement().asString().contains(near.toString());
        assertThat(files(near)).doesNotContain("verified");
        assertThat(files(far)).contains("verified");
        spoil();
        restored();
    }

    @Test
    void aFlippedBitInEachCopyIsNeverVerified() throws IOException {
        taken();
        for (Path copy : List.of(near, far, bucket)) flip(copy, "tree-0.tar.zst");

        Found.Damaged damaged = (Found.Damaged) StoryTest.done(harbour.drill()).found();
        assertThat(damaged.reason()).contains(near.toString(), far.toString(), "s3 backups", "SHA-256 differs");

        assertThat(refused(harbour.restore("tree"))).contains("has not been drilled");
    }

    @Test
    void tooFewGoodCopiesFailTheDrillAndTheGoodOneStaysVerified() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");

        assertThat(failed(harbour.drill())).contains("too few good copies", near.toString(), "3 copies are needed");

        assertThat(files(near)).doesNotContain("verified");
        assertThat(files(bucket)).contains("verified");
        spoil();
        restored();
    }

    @Test
    void aStoreThatIsAwayMakesNoBackupDamaged() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");
        harbour.secret("s3-key", "wrong for now");

        assertThat(failed(harbour.drill())).contains("too few good copies", "SignatureDoesNotMatch");
    }

    @Test
    void whatIsForgottenIsGoneFromEveryStoreOrTheOrderFails() throws IOException {
        backedUp();
        harbour.keep();
        Work forget = new Work.Forget(List.of("b1", "b1-kept"));
        harbour.secret("s3-key", "wrong for now");
        assertThat(failed(harbour.perform(forget))).contains("not all could be erased", "s3 backups");
        assertThat(near.resolve("harbour")).isEmptyDirectory();
        harbour.secret("s3-key", S3Server.SECRET);

        StoryTest.done(harbour.perform(forget));

        for (Path store : List.of(near, far))
            assertThat(store.resolve("harbour")).isEmptyDirectory();
        assertThat(files(bucket)).isEmpty();
    }

    @Test
    void whatRottedAfterTheDrillIsPassedOverAndSaid() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");
        spoil();

        Found found = StoryTest.done(harbour.restore("tree")).found();

        assertThat(((Found.Restored) found).from()).contains("s3 backups");
        assertThat(((Found.Restored) found).damaged()).hasSize(2).allMatch(why -> why.contains("SHA-256 differs"));
        restored();
        flip(bucket, "tree-0.tar.zst");
        assertThat(refused(harbour.restore("tree"))).contains(near.toString(), "s3 backups", "as it was before");
    }

    @Test
    void tooFewUsableStoresAreRefusedByName() throws IOException {
        assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
        harbour.secret("s3-key", "another one");

        assertThat(refused(harbour.preflight(Fixture.CONTENT)))
                .contains("s3 backups")
                .contains("SignatureDoesNotMatch")
                .contains("3 copies are needed")
                .doesNotContain("another one");

        stores(2);
        assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
        assertThat(harbour.said).anyMatch(line -> line.contains("go on without"));
        harbour.secret("key", new String(OverSsh.server().strangersKey()));
        assertThat(refused(harbour.preflight(Fixture.CONTENT))).contains("does not let");
    }

    @Test
    void twoCopiesOnThisMachineAreNotEnough() throws IOException {
        harbour.stores(
                2, null, folder(), new Stores.Folder(base.resolve("second").toString()), sftp());
        harbour.secret("key", new String(OverSsh.server().strangersKey()));

        assertThat(refused(harbour.preflight(Fixture.CONTENT))).contains("one of them on another machine");
    }

    @Test
    void aHostThatShowsAnotherKeyIsNotTrusted() throws IOException {
        Ssh at = OverSsh.server().at();
        String other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKtQ0o9cG6kBkHj2pK1v2m0cJ0bQ7Y0o3m1o9n0q5w2Z";
        harbour.stores(
                1,
                null,
                new Stores.Sftp(
                        new Ssh(at.host(), at.port(), at.user(), at.key(), List.of(other), null), far.toString()));

        assertThat(refused(harbour.preflight(Fixture.CONTENT))).contains("shows a key that is not known");
    }

    @Test
    void aStoreThatIsGoneAtTheCopyTakesNoPartInThatBackup() throws IOException {
        stores(2);
        harbour.secret("s3-key", "wrong for now");
        StoryTest.done(harbour.copy());
        harbour.secret("s3-key", S3Server.SECRET);
        harbour.closeDoors();

        StoryTest.done(harbour.backup());

        assertThat(harbour.said).anyMatch(line -> line.contains("it has not got what was copied before"));
        assertThat(files(near)).isEqualTo(files(far)).contains("complete.json");
        assertThat(files(bucket)).doesNotContain("complete.json");
        StoryTest.done(harbour.drill());
    }

    @Test
    void aStoreThatWasAwayWithAnEarlierAttemptDoesNotCount() throws IOException {
        stores(1);
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        Fixture.sh(base, "mv near away; touch near");
        harbour.inRoot("printf changed >src/one");
        StoryTest.done(harbour.backup());
        Fixture.sh(base, "rm near; mv away near");

        Found.Drilled drilled = (Found.Drilled) StoryTest.done(harbour.drill()).found();

        assertThat(drilled.damaged()).singleElement().asString().contains(near.toString(), "earlier attempt");
        harbour.inRoot("rm src/one");
        StoryTest.done(harbour.restore("tree"));
        assertThat(harbour.root.resolve("src/one")).hasContent("changed");
    }

    @Test
    void aDatabaseThatCannotBeKeptLosesNoStore() throws IOException {
        harbour.closeDoors();
        harbour.inRoot("rm data/app.db");

        assertThat(failed(harbour.keep())).contains("not all of the failed state");

        for (Path copy : List.of(near, far, bucket)) {
            assertThat(copy.resolve("harbour/b1-kept/tree-0.tar.zst")).exists();
        }
        assertThat(harbour.said).noneMatch(line -> line.contains("goes on without"));
    }

    @Test
    void aStoreThatIsNeededAndGoneFailsTheBackupAndNothingChanges() throws IOException {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        String before = everything();
        harbour.secret("key", new String(OverSsh.server().strangersKey()));

        assertThat(failed(harbour.backup())).contains("store cannot be written").contains("does not let");

        assertThat(everything()).isEqualTo(before);
        harbour.secret("key", new String(OverSsh.server().userKey()));
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
    }

    private String everything() {
        return harbour.inRoot("find . -printf '%p %y %m %s %T@\\n' | sort; find . -type f -exec sha256sum {} + | sort");
    }

    private void taken() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    private void backedUp() {
        taken();
        StoryTest.done(harbour.drill());
    }

    private void spoil() {
        harbour.inRoot("rm src/one; printf new >src/new; sqlite3 data/app.db 'DELETE FROM ship'");
    }

    private void restored() {
        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }

    /** RESTORE.md says how to come by the others, so it is each store's own. */
    static String files(Path store) {
        Path folder = store.resolve("harbour/b1");
        return Files.exists(folder) && folder.toFile().list().length > 0
                ? Fixture.sh(folder, "test -s RESTORE.md; sha256sum * | grep -v RESTORE.md")
                : "";
    }

    static void flip(Path store, String artefact) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(
                store.resolve("harbour/b1").resolve(artefact).toFile(), "rw")) {
            file.seek(file.length() / 2);
            int b = file.read();
            file.seek(file.length() / 2);
            file.write(b ^ 1);
        }
    }

    static String refused(Said said) {
        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).next()).isNotEmpty();
        return ((Said.Refused) said).reason();
    }

    static String failed(Said said) {
        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).next()).isNotEmpty();
        return ((Said.Failed) said).reason();
    }
}
