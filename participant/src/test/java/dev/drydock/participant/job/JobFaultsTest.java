package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong around a job: killed, frozen, raced, full, escaped. */
@Tag("faults")
class JobFaultsTest extends RealSite {
    private static final String STAYS = "echo $$ >pid; exec sleep 1000";
    private static final byte[] SECRET = "s3cret-value".getBytes(StandardCharsets.UTF_8);

    private CompletableFuture<Ending> running(long attempt, Job job) {
        var ending = CompletableFuture.supplyAsync(
                () -> jobs(Map.of("db", SECRET)).job(order(attempt), job, false, l -> {}));
        until(() -> lives(file("pid")));
        return ending;
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(file("pid")).strip());
    }

    @Test
    void aKilledWrapperIsInterruptedOnlyWhenItsCommandIsGone() throws Exception {
        var job = running(1, of("sh -c '" + STAYS + "'; true"));
        kill("KILL", wrapper(1));
        assertThat(job.completeOnTimeout(null, 700, TimeUnit.MILLISECONDS).join())
                .isNull();
        kill("KILL", pid());
        Ending ending = jobs(Map.of()).job(order(1), of("ignored"), true, l -> {});
        assertThat(ending).isInstanceOf(Ending.Interrupted.class);
        assertThat(lives(file("pid"))).isFalse();
        assertThat(jobFolder(1).resolve("secrets")).doesNotExist();
    }

    @Test
    void aNewerOrderEndsTheCommandOfAKilledWrapper() throws Exception {
        var job = running(1, of(STAYS));
        kill("KILL", wrapper(1));
        assertThat(run(2, of("echo mine"))).isEqualTo(new Ending.Exited(0, "mine\n", false));
        assertThat(lives(file("pid"))).isFalse();
        assertThat(job.join()).isInstanceOf(Ending.Interrupted.class);
        assertThat(jobFolder(1).resolve("secrets")).doesNotExist();
    }

    @Test
    void aFrozenWrapperDoesNotKeepTheSite() throws Exception {
        running(1, of(STAYS));
        kill("STOP", wrapper(1));
        assertThat(run(2, of("echo mine"))).isEqualTo(new Ending.Exited(0, "mine\n", false));
        assertThat(lives(file("pid"))).isFalse();
    }

    @Test
    void whoFollowsMayBeKilledAndTheResultStillComes() throws Exception {
        var job = running(1, of("echo $$ >pid; until [ -e go ]; do sleep 0.05; done; echo done; exit 5"));
        for (int i = 0; i < 3; i++) {
            until(() -> !followers().isEmpty());
            followers().forEach(f -> kill("KILL", f));
        }
        Files.createFile(file("go"));
        assertThat(job.join()).isEqualTo(new Ending.Exited(5, "done\n", false));
    }

    /** Nobody reads any more what it says, so that saying it ends it. */
    @Test
    void aStartWhoseCallerWasKilledInTheMiddleOfItLeavesNothingThere() throws Exception {
        Process start = new ProcessBuilder(
                        "sh",
                        "-c",
                        Scripts.START,
                        "sh",
                        folder.toString(),
                        order(1).fileName(),
                        "1",
                        "o",
                        "0",
                        "0",
                        "w")
                .start();
        until(() -> !unfinished().isEmpty());

        start.getErrorStream().close();
        try (OutputStream parts = start.getOutputStream()) {
            parts.write("argv 100\nhalf of it".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(start.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(unfinished()).isEmpty();
        assertThat(jobFolder(1)).doesNotExist();
    }

    private List<Path> unfinished() {
        try (var there = Files.newDirectoryStream(folder, ".new.*")) {
            List<Path> all = new ArrayList<>();
            there.forEach(all::add);
            return all;
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Long> followers() {
        try {
            List<Long> pids = withArgument(order(1).fileName());
            pids.removeAll(withArgument(jobFolder(1) + "/wrapper"));
            return pids;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatEscapedGroupMarkAndLockButKeepsTheOutputIsEnded() {
        Ending ending = run(
                1,
                of("env -i setsid sh -c 'exec 8>&- 9>&-; echo $$ >left; exec sleep 1000' &"
                        + " until [ -s left ]; do sleep 0.05; done"));
        assertThat(ending).isEqualTo(new Ending.Exited(0, "", true));
        until(() -> !lives(file("left")));
    }

    @Test
    void whatEscapedGroupAndMarkIsEndedByTheLock() {
        Ending ending = run(
                1,
                of("env -i setsid sh -c 'echo $$ >left; exec sleep 1000' >/dev/null 2>&1 &"
                        + " until [ -s left ]; do sleep 0.05; done"));
        assertThat(ending).isEqualTo(new Ending.Exited(0, "", true));
        until(() -> !lives(file("left")));
    }

    @Test
    void secretsAreGoneAfterALimitAndAfterAStop() {
        Ending limit = jobs(Map.of("db", SECRET))
                .job(order(1), new Job(List.of("sleep 1000"), Map.of(), 1, false), false, l -> {});
        assertThat(limit).isInstanceOf(Ending.OverLimit.class);
        assertThat(jobFolder(1).resolve("secrets")).doesNotExist();
        running(2, of(STAYS));
        assertThat(stop(3, 2)).isEqualTo(new Halt.Killed());
        assertThat(jobFolder(2).resolve("secrets")).doesNotExist();
    }

    @Test
    void whatAStepPrintedOfItsSecretsIsNotKeptInItsFolder() throws Exception {
        Map<String, byte[]> secrets = Map.of(
                "db", SECRET, "longer", "s3cret-value.*[x]/\\&\n  second line \nabc".getBytes(StandardCharsets.UTF_8));
        String line = "cat \"$db\" \"$longer\"; printf 'a\\0b'; cat \"$longer\"; echo; echo end";

        Ending first = jobs(secrets).job(order(1), of(line), false, said::add);
        Ending again = jobs(secrets).job(order(1), of(line), true, said::add);

        until(() -> !Files.exists(jobFolder(1).resolve("masked.output")));
        assertThat(((Ending.Exited) first).output()).contains("***").endsWith("end\n");
        assertThat(((Ending.Exited) again).output())
                .contains("***")
                .endsWith("end\n")
                .doesNotContain("s3cret", "second line");
        assertThat(kept(1)).contains("***", "a\0b", "end").doesNotContain("s3cret", ".*[x]", "second line");
    }

    @Test
    void norWhereItWasStoppedOrPrintedTooMuch() throws Exception {
        Map<String, byte[]> secrets = Map.of("db", SECRET);
        String much =
                "i=0; s=$(cat \"$db\"); while [ $i -lt 120000 ]; do echo \"$s\"; i=$((i + 1)); done; echo the end";
        jobs(secrets).job(order(1), of(much), false, said::add);
        running(2, of("cat \"$db\"; " + STAYS));
        assertThat(stop(3, 2)).isEqualTo(new Halt.Killed());
        run(4, of("true"));

        until(() -> !Files.exists(jobFolder(1).resolve("masked.output"))
                && !Files.exists(jobFolder(2).resolve("masked.output")));
        assertThat(jobFolder(1).resolve("rest")).isNotEmptyFile();
        assertThat(kept(1)).contains("***", "the end").doesNotContain("cret-", "s3cr");
        assertThat(kept(2)).contains("***").doesNotContain("cret-", "s3cr");
    }

    private String kept(long attempt) throws IOException {
        assertThat(jobFolder(attempt).resolve("secrets")).doesNotExist();
        StringBuilder all = new StringBuilder();
        for (String file : List.of("output", "rest")) {
            Path at = jobFolder(attempt).resolve(file);
            if (Files.exists(at)) all.append(new String(Files.readAllBytes(at), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    @Test
    void startingAndStoppingAtOnceLeavesNothingAlive() {
        for (int i = 1; i <= 10; i++) {
            int attempt = 2 * i;
            var job = CompletableFuture.supplyAsync(() -> run(attempt, of("echo $$ >pid" + attempt + "; sleep 1000")));
            Halt halt = stop(attempt + 1, attempt);
            assertThat(halt).isNotInstanceOf(Halt.Failed.class);
            assertThat(lives(file("pid" + attempt))).isFalse();
            Class<?> expected = halt instanceof Halt.NeverBegan ? Ending.Refused.class : Ending.Interrupted.class;
            assertThat(job.join()).isInstanceOf(expected);
        }
    }

    @Test
    void aStepThatIgnoresTermAndLeavesItsGroupIsEndedByAStop() {
        var job = running(
                1,
                of("trap '' TERM HUP INT; setsid sh -c 'trap \"\" TERM HUP; echo $$ >far; while :; do sleep 1; done' &"
                        + " setsid sh -c 'trap \"\" TERM HUP; echo $$ >pid; while :; do sleep 1; done'"));
        until(() -> lives(file("far")));

        assertThat(stop(2, 1)).isEqualTo(new Halt.Killed());

        assertThat(job.join()).isInstanceOf(Ending.Interrupted.class);
        assertThat(lives(file("far")) || lives(file("pid"))).isFalse();
        assertThat(run(1, of("touch again"))).isInstanceOf(Ending.Interrupted.class);
        assertThat(file("again")).doesNotExist();
    }

    @Test
    void aStepThatDaemonisesTwiceIsEndedAndSaid() {
        Ending ending = run(
                1,
                of(
                        "(setsid sh -c '(trap \"\" HUP TERM; echo $$ >left; exec sleep 1000) </dev/null >/dev/null 2>&1 &' &);"
                                + " until [ -s left ]; do sleep 0.05; done"));

        assertThat(ending).isEqualTo(new Ending.Exited(0, "", true));
        assertThat(lives(file("left"))).isFalse();
    }

    @Test
    void aStepThatDeletesItsJobFolderIsInterruptedAndNeverStartedAgain() throws Exception {
        String gone = "echo x >>ledger; setsid sh -c 'echo $$ >far; exec sleep 1000' &"
                + " until [ -s far ]; do sleep 0.05; done; rm -rf '" + jobFolder(1) + "'; echo $$ >pid; read go <gate";
        new ProcessBuilder("mkfifo", "--", file("gate").toString()).start().waitFor();
        var job = running(1, of(gone));
        Files.writeString(file("gate"), "on\n");

        assertThat(job.join()).isInstanceOf(Ending.Interrupted.class);

        until(() -> !lives(file("far")) && !lives(file("pid")));
        assertThat(jobs(Map.of()).job(order(1), of(gone), true, l -> {})).isInstanceOf(Ending.Interrupted.class);
        assertThat(file("ledger")).hasContent("x");
        assertThat(run(2, of("echo mine"))).isEqualTo(new Ending.Exited(0, "mine\n", false));
    }

    @Test
    void aStepThatDeletesAllJobFoldersIsInterruptedAndWhatLeftItsGroupIsEnded() throws Exception {
        String gone = "echo x >>ledger; setsid sh -c 'echo $$ >far; exec sleep 1000' &"
                + " until [ -s far ]; do sleep 0.05; done; rm -rf '" + folder + "'; echo $$ >pid; exec sleep 1000";
        var job = running(1, of(gone));

        kill("KILL", pid());

        assertThat(job.join()).isInstanceOf(Ending.Interrupted.class);
        until(() -> !lives(file("far")));
        assertThat(jobs(Map.of()).job(order(1), of(gone), true, l -> {})).isInstanceOf(Ending.Interrupted.class);
        assertThat(file("ledger")).hasContent("x");
    }

    @Test
    void aParcelThatIsCutOffBeginsNothing() throws Exception {
        List<String> argv = List.of(
                "sh",
                "-c",
                Scripts.START,
                "drydock",
                folder.toString(),
                "r.1.do.1",
                "1",
                "r/1/do/1",
                "0",
                "0",
                Scripts.WRAPPER);
        try (Exec exec = Exec.start(LocalHost.as(""), argv)) {
            try (OutputStream in = exec.in()) {
                in.write("run 100\ntouch ran".getBytes(StandardCharsets.UTF_8));
            }
            exec.out().readAllBytes();
            assertThat(Verdict.of(exec.errors().join()).word()).isEqualTo("refused");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Files.createFile(folder);
        assertThat(run(1, of("touch ran"))).isInstanceOf(Ending.Refused.class);
        assertThat(stop(2, 1)).isInstanceOf(Halt.Failed.class);
        assertThat(file("ran")).doesNotExist();
    }

    @Test
    void aFullDiskRefusesAndHeals() throws Exception {
        Files.createDirectories(folder);
        String where = folder.toString();
        assumeTrue(ok("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", where), "needs the right to mount");
        try {
            ok("dd", "if=/dev/zero", "of=" + folder.resolve("fill"), "bs=4k", "count=100", "status=none");
            assertThat(run(1, of("touch ran"))).isInstanceOf(Ending.Refused.class);
            assertThat(file("ran")).doesNotExist();
            Files.delete(folder.resolve("fill"));
            assertThat(run(2, of("head -c 200000 /dev/zero; exit 3")))
                    .isInstanceOfSatisfying(
                            Ending.Exited.class, e -> assertThat(e.code()).isEqualTo(3));
        } finally {
            ok("umount", "-l", where);
        }
    }

    private static boolean ok(String... argv) throws Exception {
        return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor() == 0;
    }
}
