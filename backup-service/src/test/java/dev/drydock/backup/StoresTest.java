package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.OverSsh;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One backup in three stores at once; and what happens where one of them is away when it is made. */
class StoresTest extends ThreeStores {
    @Test
    @Shows(24)
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
    @Shows(25)
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
}
