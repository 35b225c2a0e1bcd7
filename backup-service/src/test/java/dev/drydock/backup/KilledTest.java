package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker dies by SIGKILL while it moves data between the site, a folder, sftp and S3; another one takes over. */
@Tag("faults")
class KilledTest extends ThreeStores {
    private static final long SOME = 1 << 20;

    @BeforeEach
    void aSiteThatTakesAWhile() {
        harbour.inRoot("head -c 16000000 /dev/urandom >src/large;"
                + " sqlite3 data/app.db 'CREATE TABLE big(b); INSERT INTO big VALUES (randomblob(16000000))'");
    }

    /** What was asked again of the next worker. */
    private Said killed(Work work, BooleanSupplier inTheMiddle) throws Exception {
        Order order = harbour.order(work);
        Path file = Files.writeString(base.resolve("order.json"), Wire.text(order));
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Fixture.Worker.class.getName(),
                        file.toString(),
                        harbour.store.toString(),
                        harbour.scratch.toString(),
                        harbour.secrets.toString())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("worker").toFile())
                .start();
        try {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!inTheMiddle.getAsBoolean()) {
                assertThat(worker.isAlive() && System.nanoTime() < end)
                        .as(() -> said("worker"))
                        .isTrue();
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            worker.destroyForcibly();
        }
        assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).as(said("worker")).isEqualTo(137);
        harbour.begunBefore = true;
        Said again = harbour.perform(order);
        harbour.begunBefore = false;
        return again;
    }

    private String said(String file) {
        try {
            return Files.readString(base.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Path folder, String end) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(p -> p.toString().endsWith(end))
                    .mapToLong(p -> p.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it moves while it is looked at
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "backup"})
    void inABackup_nothingCounts_andTheNextAttemptIsWhole(String verb) throws Exception {
        if (verb.equals("backup")) StoryTest.done(harbour.copy());
        harbour.closeDoors();
        Work work = verb.equals("copy") ? new Work.Copy("b1", harbour.content) : new Work.Backup("b1", harbour.content);

        Said again = killed(work, () -> bytes(far, ".part") > SOME);

        assertThat(again).isInstanceOf(Said.Interrupted.class);
        assertThat(refused(harbour.drill())).contains("no complete backup b1");
        taken();
        StoryTest.done(harbour.drill());
        for (Path store : List.of(near, far, bucket)) {
            assertThat(files(store)).contains("verified").doesNotContain(".part");
        }
        spoil();
        restored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading the copy in sftp", "reading the copy in s3", "loading database main"})
    void inADrill_theNextWorkerDrillsIt(String at) throws Exception {
        taken();

        Said again = killed(
                new Work.Drill("b1", harbour.content), () -> said("worker").contains(at));

        assertThat(((Found.Drilled) StoryTest.done(again).found()).damaged()).isEmpty();
        for (Path store : List.of(near, far, bucket)) assertThat(files(store)).contains("verified");
        assertThat(harbour.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "database:main"})
    void inARestoreFromS3_nothingIsHalf_andTheNextAttemptProvesIt(String part) throws Exception {
        backedUp();
        for (Path store : List.of(near, far)) Fixture.sh(store, "rm -r harbour/b1");
        spoil();
        harbour.inRoot("printf changed >src/large; sqlite3 data/app.db 'DELETE FROM big'");
        String spoilt = everything();

        Said again = killed(
                new Work.Restore("b1", part, harbour.content, Fixture.DOORS),
                () -> bytes(base.resolve("jobs/transfer"), "") > SOME);

        assertThat(again).isInstanceOf(Said.Interrupted.class);
        if (part.startsWith("database")) assertThat(everything()).isEqualTo(spoilt);
        restored();
        assertThat(harbour.inRoot("stat -c %s src/large; sqlite3 data/app.db 'SELECT length(b) FROM big'"))
                .isEqualTo("16000000\n16000000\n");
        assertThat(harbour.leftovers()).isEmpty();
    }
}
