package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobsTest extends RealSite {
    @Test
    @Shows({41, 43})
    void runsInTheRootWithItsParametersAndSaysHowItEnded() {
        Ending ending = run(1, of("pwd; echo \"$greeting\"; echo oops >&2; exit 3"));
        assertThat(ending).isEqualTo(new Ending.Exited(3, root + "\nit's $HOME \"x\"\noops\n", false));
        assertThat(said).contains("oops");
    }

    @Test
    void filesThatItMakesAreMadeAsItsUserMakesThem() throws IOException {
        run(1, of("touch made"));
        assertThat(Files.getPosixFilePermissions(file("made")))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(file("usual"))));
    }

    @Test
    void linesEndAtTheFirstThatFails() {
        Ending ending = run(1, new Job(List.of("echo a", "echo b; exit 4", "echo c"), Map.of(), 0, false));
        assertThat(ending).isEqualTo(new Ending.Exited(4, "a\nb\n", false));
    }

    @Test
    void aSecondStartOfTheSameOrderAttaches() throws IOException {
        Ending first = run(1, of("echo x >>ledger; echo done"));
        Ending second = run(1, of("echo x >>ledger; echo done"));
        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(file("ledger"))).isEqualTo("x\n");
    }

    @Test
    void whoComesBackAttachesToWhatStillRuns() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> run(1, of("echo x >>ledger; read line <gate; echo $line")));
        new ProcessBuilder("mkfifo", "--", file("gate").toString()).start().waitFor();
        until(() -> Files.exists(file("ledger")));
        var second = CompletableFuture.supplyAsync(() -> jobs(Map.of()).job(order(1), of("ignored"), true, line -> {}));
        Files.writeString(file("gate"), "on\n");
        assertThat(second.get()).isEqualTo(new Ending.Exited(0, "on\n", false));
        assertThat(first.get()).isEqualTo(second.get());
        assertThat(Files.readString(file("ledger"))).isEqualTo("x\n");
    }

    @Test
    void anOrderOnceBegunWhoseFolderIsGoneIsInterruptedAndNeverStartedAgain() {
        Ending ending = jobs(Map.of()).job(order(1), of("touch ran"), true, said::add);
        assertThat(ending).isInstanceOf(Ending.Interrupted.class);
        assertThat(file("ran")).doesNotExist();
    }

    @Test
    void anOlderOrderIsRefusedOnTheHost() {
        run(5, of("true"));
        assertThat(run(4, of("touch ran"))).isInstanceOf(Ending.Refused.class);
        assertThat(file("ran")).doesNotExist();
    }

    @Test
    void aNewerOrderEndsAllOfAnOlderOneWhereverItMoved() {
        String stubborn =
                "trap '' TERM HUP; (trap '' TERM; setsid sh -c 'trap \"\" TERM; echo $$ >far; while :; do sleep 1; done' &) ;"
                        + " echo $$ >near; while :; do sleep 1; done";
        var older = CompletableFuture.supplyAsync(() -> run(1, of(stubborn)));
        until(() -> lives(file("far")) && lives(file("near")));
        Ending newer = run(2, of("echo mine"));
        assertThat(newer).isEqualTo(new Ending.Exited(0, "mine\n", false));
        assertThat(lives(file("far")) || lives(file("near"))).isFalse();
        assertThat(older.join()).isInstanceOf(Ending.Interrupted.class);
    }

    @Test
    void whatAJobLeavesBehindIsEndedAndSaid() {
        Ending ending =
                run(1, of("setsid sh -c 'echo $$ >left; exec sleep 1000' & until [ -s left ]; do sleep 0.05; done"));
        assertThat(ending).isEqualTo(new Ending.Exited(0, "", true));
        assertThat(lives(file("left"))).isFalse();
    }

    @Test
    void whatARestartLeavesBehindLivesOn() throws Exception {
        Job restart = new Job(
                List.of("setsid sh -c 'echo $$ >left; exec sleep 1000' & until [ -s left ]; do sleep 0.05; done"),
                Map.of(),
                0,
                true);
        Ending ending = run(1, restart);
        run(2, of("true"));
        assertThat(ending).isEqualTo(new Ending.Exited(0, "", false));
        assertThat(lives(file("left"))).isTrue();
        new ProcessBuilder("kill", Files.readString(file("left")).strip())
                .start()
                .waitFor();
    }

    @Test
    void pastItsLimitItAndItsChildrenAreEnded() {
        Ending ending = run(
                1,
                new Job(
                        List.of(
                                "echo begun; trap '' TERM; setsid sh -c 'trap \"\" TERM; echo $$ >child; exec sleep 1000' & sleep 1000; sleep 1000"),
                        Map.of(),
                        1,
                        false));
        assertThat(ending).isEqualTo(new Ending.OverLimit(1, "begun\n"));
        assertThat(lives(file("child"))).isFalse();
    }

    @Test
    void aStepThatWaitsForInputGetsNone() {
        assertThat(run(1, of("printf 'really? '; read answer || exit 9")))
                .isEqualTo(new Ending.Exited(9, "really? ", false));
    }

    @Test
    void muchOutputIsBoundedAndItsEndIsKept() {
        Ending ending = run(1, of("head -c 100000000 /dev/zero | tr '\\0' 'x'; echo; echo the end"));
        String output = ((Ending.Exited) ending).output();
        assertThat(output).hasSizeLessThanOrEqualTo(Lines.KEPT).endsWith("x\nthe end\n");
        assertThat(folder.resolve(order(1).fileName()).resolve("output"))
                .satisfies(f -> assertThat(Files.size(f)).isLessThanOrEqualTo(1 << 20));
    }

    @Test
    void binaryOutputIsBoundedAndHidesNoEnd() {
        Ending ending = run(
                1, of("head -c 3000000 /dev/urandom | tr -d '\\n'; printf '\\0\\377\\033[2J\\nthe end\\n'; exit 3"));
        assertThat(ending).isInstanceOfSatisfying(Ending.Exited.class, e -> {
            assertThat(e.code()).isEqualTo(3);
            assertThat(e.output()).hasSizeLessThanOrEqualTo(Lines.KEPT).endsWith("the end\n");
        });
        assertThat(said).allMatch(line -> line.length() <= 4096);
    }

    @Test
    void manySmallPiecesOfOutputAreAllThereOnce() {
        run(1, of("i=0; while [ $i -lt 30000 ]; do i=$((i + 1)); echo \"line $i\"; done"));
        assertThat(said)
                .isEqualTo(IntStream.rangeClosed(1, 30_000)
                        .mapToObj(i -> "line " + i)
                        .toList());
    }

    @Test
    void whatIsSaidIsHeardBeforeTheEnd() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        Job job = of("for i in $(seq 40); do echo $i; sleep 0.02; done; until [ -e heard ]; do sleep 0.05; done");
        var running = CompletableFuture.supplyAsync(() -> jobs(Map.of()).job(order(1), job, false, heard::add));
        until(() -> heard.contains("40"));
        Files.createFile(root.resolve("heard"));
        assertThat(running.join()).isInstanceOf(Ending.Exited.class);
    }

    @Test
    void secretsAreFilesThatAreGoneAfterwardsAndNeverShown() {
        byte[] value = "pa ss'wörd".getBytes(StandardCharsets.UTF_8);
        Ending ending = jobs(Map.of("db", value))
                .job(
                        order(1),
                        of("stat -c %a \"$db\"; cat \"$db\"; env; tr '\\0' ' ' </proc/$$/cmdline"),
                        false,
                        said::add);
        assertThat(((Ending.Exited) ending).output()).startsWith("600\n***").doesNotContain("wörd");
        assertThat(said).noneMatch(l -> l.contains("wörd"));
        assertThat(folder.resolve(order(1).fileName()).resolve("secrets")).doesNotExist();
    }

    @Test
    void stoppingEndsItAndKeepsItFromEverBeginning() {
        var running = CompletableFuture.supplyAsync(() -> run(1, of("echo $$ >pid; exec sleep 1000")));
        until(() -> lives(file("pid")));
        Halt halt = jobs(Map.of()).stop(new OrderId("run", 1, OrderId.Kind.STOP, 2), order(1));
        assertThat(halt).isEqualTo(new Halt.Killed());
        assertThat(lives(file("pid"))).isFalse();
        assertThat(running.join()).isInstanceOf(Ending.Interrupted.class);
    }

    @Test
    void anOrderStoppedBeforeItBeganIsRefusedWhenItComes() {
        Halt halt = jobs(Map.of()).stop(new OrderId("run", 1, OrderId.Kind.STOP, 2), order(1));
        assertThat(halt).isEqualTo(new Halt.NeverBegan());
        assertThat(run(1, of("touch ran"))).isInstanceOf(Ending.Refused.class);
        assertThat(file("ran")).doesNotExist();
    }

    @Test
    void stoppingWhatHasEndedSaysSo() {
        run(1, of("true"));
        assertThat(jobs(Map.of()).stop(new OrderId("run", 1, OrderId.Kind.STOP, 2), order(1)))
                .isEqualTo(new Halt.Ended());
    }

    @Test
    void aPipeCarriesBytesBothWays() {
        byte[] all = new byte[200_000];
        for (int i = 0; i < all.length; i++) all[i] = (byte) i;
        Piped<byte[]> piped = jobs(Map.of())
                .pipe(order(1), new Pipe("cat; echo bad >&2; exit $1", List.of("7"), Map.of()), false, (from, to) -> {
                    Thread.ofVirtual().start(() -> {
                        try (to) {
                            to.write(all);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
                    return from.readAllBytes();
                });
        assertThat(piped).isInstanceOfSatisfying(Piped.Over.class, o -> {
            assertThat((byte[]) o.value()).isEqualTo(all);
            assertThat(o.exit()).isEqualTo(7);
            assertThat(o.errors()).isEqualTo("bad\n");
        });
    }

    @Test
    void aBrokenPipeEndsItsCommand() {
        Piped<Object> piped = jobs(Map.of())
                .pipe(order(1), new Pipe("echo $$ >pid; exec sleep 1000", List.of(), Map.of()), false, (from, to) -> {
                    until(() -> lives(file("pid")));
                    throw new IOException("full");
                });
        assertThat(piped).isEqualTo(new Piped.Broken<>("full"));
        until(() -> !lives(file("pid")));
    }

    @Test
    void aPipeOfAnOlderOrderIsRefused() {
        run(5, of("true"));
        Piped<Object> piped = jobs(Map.of())
                .pipe(order(4), new Pipe("touch ran", List.of(), Map.of()), false, (from, to) -> from.readAllBytes());
        assertThat(piped).isInstanceOf(Piped.Refused.class);
        assertThat(file("ran")).doesNotExist();
    }
}
