package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.shows.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job is given, what it is not, and what it costs. */
class JobSurroundingsTest extends RealSite {
    private static final Set<String> GIVEN = Set.of(
            "PATH", "HOME", "LANG", "TZ", "USER", "LOGNAME", "TMPDIR", "PWD", "OLDPWD", "_", "SHLVL", "greeting");

    @ParameterizedTest
    @CsvSource({"exit 0,0", "exit 1,1", "exit 255,255", "kill -9 $$,137", "no-such-command,127"})
    void exitCodesAreTold(String line, int code) {
        assertThat(run(1, of(line))).isInstanceOfSatisfying(Ending.Exited.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void nothingThatIsTheServicesOwnIsInTheEnvironment() {
        Ending ending = run(1, of("env | sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p'"));
        List<String> names =
                new ArrayList<>(((Ending.Exited) ending).output().lines().toList());
        assertThat(names.remove("DRYDOCK_ORDER")).isTrue();
        assertThat(names).isNotEmpty().allMatch(GIVEN::contains);
    }

    @Test
    void whatMayStayBehindGetsNeitherLockNorMark() throws Exception {
        Job restart = new Job(List.of("ls /proc/self/fd; env"), Map.of(), 0, true);
        String output = ((Ending.Exited) run(1, restart)).output();
        assertThat(output).doesNotContain("DRYDOCK_ORDER");
        assertThat(output.lines()).doesNotContain("6", "7", "8", "9");
        assertThat(((Ending.Exited) run(2, of("ls /proc/self/fd"))).output().lines())
                .contains("8", "9")
                .doesNotContain("7");
    }

    @Test
    void jobsOfLongAgoAreRemovedButNotWhatStillRuns() throws Exception {
        for (int i = 0; i < 210; i++) {
            Path old = Files.createDirectories(folder.resolve("old." + i + ".do.1"));
            Files.createFile(old.resolve("wrapper"));
            if (i > 0) Files.createFile(old.resolve("exit"));
            Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(1_000_000L * i));
        }
        run(1, of("true"));
        until(() -> !Files.exists(folder.resolve("old.1.do.1")));
        assertThat(folder.resolve("old.0.do.1")).exists();
        assertThat(folder.resolve("old.209.do.1")).exists();
        assertThat(jobFolder(1)).exists();
    }

    @Test
    @Shows(48)
    void parametersMayBeNamedLikeAnything() {
        Map<String, String> names =
                Map.of("jobs", "a", "name", "b", "dir", "c", "count", "9", "order", "d", "root", "e");
        String echo = "echo $jobs$name$dir$count$order$root";
        Piped<String> piped = jobs(Map.of())
                .pipe(order(1), new Pipe(echo, List.of(), names), false, (from, to) -> new String(from.readAllBytes()));
        Output read = jobs(Map.of()).read(Read.script(echo, names));
        Ending job = run(2, new Job(List.of(echo), names, 0, false));
        assertThat(piped).isEqualTo(new Piped.Over<>("abc9de\n", 0, ""));
        assertThat(read.text()).isEqualTo("abc9de\n");
        assertThat(job).isEqualTo(new Ending.Exited(0, "abc9de\n", false));
    }

    @Test
    void anErrorWithoutALineEndHidesNoVerdict() {
        Piped<String> piped = jobs(Map.of())
                .pipe(order(1), new Pipe("printf bad >&2; exit 4", List.of(), Map.of()), false, (from, to) -> "");
        assertThat(piped).isEqualTo(new Piped.Over<>("", 4, "bad"));
    }

    @Test
    void aReadDoesNotWaitForWhatItLeftBehind() {
        Output read = jobs(Map.of()).read(Read.script("setsid sleep 8 & echo here", Map.of()));
        assertThat(read.text()).isEqualTo("here\n");
    }

    @Test
    void whatIsLeftBehindAddsNothingToWhatWasRead() {
        Output read = jobs(Map.of()).read(Read.script("echo one; { sleep 0.3; echo two; sleep 8; } & true", Map.of()));
        assertThat(read.text()).isEqualTo("one\n");
    }

    @Test
    void aReadWhoseScriptWasEndedIsNotTakenForWhole() {
        Output read = jobs(Map.of())
                .read(Read.script("echo part; read -r _ _ _ above _ </proc/$PPID/stat; kill -9 $above", Map.of()));
        assertThat(read.exit()).isEqualTo(255);
        assertThat(read.text()).isEmpty();
        assertThat(read.errors()).contains("before all had come");
    }

    @Test
    void whatIsTooMuchToBeReadIsNotTakenForWhole() {
        Output read = jobs(Map.of()).read(Read.script("head -c 5000000 /dev/zero", Map.of()));
        assertThat(read.exit()).isEqualTo(125);
        assertThat(read.errors()).isEqualTo("it said more than 4 MiB");
    }

    @Test
    void aSiteOfAnotherUserHasThatUsersHome() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may become somebody else");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Place place = new Place("s", root.toString(), "m", "daemon", folder.toString(), Map.of(), Map.of());
        Ending ending = new Jobs(LocalHost.as("daemon"), place, Map.of())
                .job(order(1), of("id -un; echo $HOME $USER"), false, l -> {});
        assertThat(((Ending.Exited) ending).output()).matches("daemon\n/(?!root).* daemon\n");
    }

    @Test
    void manyAtOnceDoNotWaitForEachOther() throws Exception {
        List<CompletableFuture<Ending>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Place place = new Place(
                    "s", root.toString(), "m", "", folder.resolve("n" + i).toString(), Map.of(), Map.of());
            OrderId each = order(i);
            String line = "touch here" + i + "; until [ -e go ]; do sleep 0.05; done";
            all.add(CompletableFuture.supplyAsync(
                    () -> new Jobs(LocalHost.as(""), place, Map.of()).job(each, of(line), false, l -> {}),
                    task -> Thread.ofVirtual().start(task)));
        }
        for (int i = 0; i < 8; i++) {
            Path here = file("here" + i);
            until(() -> Files.exists(here));
        }
        Files.createFile(file("go"));
        assertThat(all).allSatisfy(e -> assertThat(e.join()).isEqualTo(new Ending.Exited(0, "", false)));
    }

    @Test
    void aJobThatDoesNothingTakesLittle() {
        List<Long> micros = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            long from = System.nanoTime();
            run(i, of("true"));
            micros.add((System.nanoTime() - from) / 1000);
        }
        micros.sort(null);
        Logger.getLogger(getClass()).infof("job of true median_us=%d most_us=%d", micros.get(25), micros.getLast());
        assertThat(micros.get(25)).isLessThan(500_000);
    }
}
