package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores on other machines that are slow, full, hang, or go away in the middle: never a verified backup that is none. */
@Tag("systems")
@Tag("real")
@ExtendWith(OverSsh.class)
class BadStoreTest {
    private static final int POSITIONS = 25;

    enum Kind {
        SFTP,
        S3
    }

    @TempDir
    static Path servers;

    private static S3Server s3;

    @TempDir
    Path base;

    private Fixture harbour;
    private Path far;
    private String prefix;

    @BeforeAll
    static void servers() throws IOException {
        s3 = S3Server.start(servers);
    }

    @AfterAll
    static void close() {
        s3.close();
    }

    @BeforeEach
    void site() throws IOException {
        harbour = Fixture.tiny(base);
        far = base.resolve("far");
        prefix = base.getFileName().toString();
        harbour.secret("key", new String(OverSsh.server().userKey()));
        harbour.secret("s3-id", S3Server.ID);
        harbour.secret("s3-key", S3Server.SECRET);
        harbour.closeDoors();
    }

    private static int server(Kind kind) {
        return kind == Kind.SFTP ? OverSsh.server().port() : s3.port();
    }

    /** One copy in a folder here, one in the store that is meddled with. */
    private void through(Kind kind, int port) throws IOException {
        Ssh at = OverSsh.server().at();
        Stores.S3 bucket = s3.store(prefix);
        harbour.stores(
                2,
                null,
                new Stores.Folder(harbour.store.toString()),
                kind == Kind.SFTP
                        ? new Stores.Sftp(
                                new Ssh(at.host(), port, at.user(), at.key(), at.hostKeys(), null), far.toString())
                        : new Stores.S3(
                                "http://127.0.0.1:" + port,
                                bucket.region(),
                                bucket.bucket(),
                                prefix,
                                bucket.keyId(),
                                bucket.secret(),
                                true));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStreamThatIsCutAnywhereIsNeverVerifiedAndNeverRestored(Kind kind) throws Exception {
        harbour.inRoot("head -c 200000 /dev/urandom >src/big");
        long all;
        try (Meddler counting = new Meddler(server(kind), Meddler.How.CUT, Long.MAX_VALUE, Long.MAX_VALUE)) {
            through(kind, counting.port());
            StoryTest.done(harbour.backup());
            all = counting.count();
        }
        forget();
        Random random = new Random(4);
        for (int i = 0; i < POSITIONS; i++) {
            long at = (long) (random.nextDouble() * all * 0.98);
            try (Meddler cutting = new Meddler(server(kind), Meddler.How.CUT, at, Long.MAX_VALUE)) {
                through(kind, cutting.port());
                assertThat(harbour.backup()).as("cut at %s of %s", at, all).isInstanceOf(Said.Failed.class);
            }
            through(kind, server(kind));
            assertThat(harbour.drill()).as("cut at %s of %s", at, all).isNotInstanceOf(Said.Done.class);
            assertThat(harbour.restore("tree")).isInstanceOf(Said.Refused.class);
            if (i + 1 < POSITIONS) forget();
        }
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
        assertThat(harbour.leftovers()).isEmpty();
    }

    /** Each time all is sent. */
    private void forget() {
        for (Path each : new Path[] {harbour.store, far, s3.objects(prefix)}) {
            Fixture.sh(base, "rm -rf \"$1\"/harbour", each.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStoreThatHangsFailsTheOrderInBoundedTime(Kind kind) throws Exception {
        harbour.patience = Duration.ofSeconds(2);
        harbour.inRoot("head -c 9000000 /dev/urandom >src/big");
        long began = System.nanoTime();
        try (Meddler hanging = new Meddler(server(kind), Meddler.How.HANG, 1_000_000, Long.MAX_VALUE)) {
            through(kind, hanging.port());

            assertThat(ThreeStores.failed(harbour.backup())).contains("took nothing for 2 s", "2 copies are needed");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
        through(kind, server(kind));
        assertThat(harbour.drill()).isNotInstanceOf(Said.Done.class);
        assertThat(harbour.restore("tree")).isInstanceOf(Said.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSlowStoreSlowsTheBackupAndLosesNothing(Kind kind) throws Exception {
        harbour.inRoot("head -c 20000000 /dev/urandom >src/big");
        try (Meddler slow = new Meddler(server(kind), Meddler.How.CUT, Long.MAX_VALUE, 8_000_000)) {
            through(kind, slow.port());
            StoryTest.done(harbour.backup());
        }
        through(kind, server(kind));
        StoryTest.done(harbour.drill());
        harbour.inRoot("rm src/big src/one");
        Fixture.sh(base, "rm -r store");
        StoryTest.done(harbour.restore("tree"));
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFullStoreFailsTheBackupAndTheNextOneIsGoodWhenThereIsRoom(Kind kind) throws Exception {
        Path there = kind == Kind.SFTP ? far : s3.objects(prefix);
        Files.createDirectories(there);
        assumeTrue(mounted(there), "this machine lets nobody mount");
        try {
            harbour.inRoot("head -c 9000000 /dev/urandom >src/big");
            through(kind, server(kind));

            assertThat(ThreeStores.failed(harbour.backup())).contains("store cannot be written");

            assertThat(harbour.drill()).isNotInstanceOf(Said.Done.class);
            Fixture.sh(base, "mount -o remount,size=64m \"$1\"", there.toString());
            StoryTest.done(harbour.backup());
            StoryTest.done(harbour.drill());
        } finally {
            Fixture.sh(base, "umount -l \"$1\"", there.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStoreThatTakesNothingIsRefusedInPreflight(Kind kind) throws Exception {
        if (kind == Kind.SFTP) Files.writeString(far, "a file");
        else
            Fixture.sh(
                    base,
                    "mkdir -p \"$1\"; touch \"$1\"/harbour",
                    s3.objects(prefix).getParent().toString());
        through(kind, kind == Kind.SFTP ? server(kind) : 1);

        assertThat(ThreeStores.refused(harbour.preflight(Fixture.CONTENT)))
                .contains("store cannot be used", kind == Kind.SFTP ? "sftp" : "s3", "2 copies are needed");
    }

    /** As a service that was killed leaves it. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatAKilledServiceLeftUnfinishedIsTakenAwayByTheNextAttempt(Kind kind) throws Exception {
        through(kind, server(kind));
        StoryTest.done(harbour.copy());
        Depot depot = harbour.depot();
        for (Held copy : depot.shelf("harbour", "b1", "killed", line -> {}).copies()) {
            var sink = copy.put("tree-1.tar.zst");
            sink.write(new byte[9 << 20]);
            // and no end: neither kept nor closed
        }
        depot.close();
        harbour.begunBefore = true;
        assertThat(harbour.backup()).isInstanceOf(Said.Interrupted.class);
        harbour.begunBefore = false;

        StoryTest.done(harbour.backup());

        StoryTest.done(harbour.drill());
        assertThat(harbour.leftovers()).isEmpty();
        if (kind == Kind.S3) assertThat(s3.unfinished(prefix)).isEmpty();
    }

    private boolean mounted(Path at) {
        try {
            Fixture.sh(base, "mount -t tmpfs -o size=3m tmpfs \"$1\"", at.toString());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
