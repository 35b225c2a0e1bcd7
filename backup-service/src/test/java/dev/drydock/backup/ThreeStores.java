package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site whose backups go to a folder, behind OpenSSH's sftp and to an S3 bucket. */
@Tag("real")
@ExtendWith(OverSsh.class)
abstract class ThreeStores {
    @TempDir
    static Path servers;

    static S3Server s3;

    @TempDir
    Path base;

    Fixture harbour;
    Path near;
    Path far;
    Path bucket;

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

    void stores(int copies) throws IOException {
        harbour.stores(
                copies, null, folder(), sftp(), s3.store(base.getFileName().toString()));
    }

    Stores.Folder folder() {
        return new Stores.Folder(near.toString());
    }

    Stores.Sftp sftp() throws IOException {
        return new Stores.Sftp(OverSsh.server().at(), far.toString());
    }

    String everything() {
        return harbour.inRoot("find . -printf '%p %y %m %s %T@\\n' | sort; find . -type f -exec sha256sum {} + | sort");
    }

    void taken() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    void backedUp() {
        taken();
        StoryTest.done(harbour.drill());
    }

    void spoil() {
        harbour.inRoot("rm src/one; printf new >src/new; sqlite3 data/app.db 'DELETE FROM ship'");
    }

    void restored() {
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
