package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, in a folder whose name a careless script would trip over. */
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class RealSite {
    private static final AtomicLong RUNS = new AtomicLong();

    /**
     * Orders are told apart by their marks on the whole machine, where these tests may run twice at a time, and where what the
     * last one ended may only just be ending.
     */
    private final String runId = "run-" + ProcessHandle.current().pid() + "-" + RUNS.incrementAndGet();

    @TempDir
    Path temp;

    Path root;
    Path folder;
    final List<String> said = new ArrayList<>();

    @BeforeEach
    void site() throws IOException {
        root = Files.createDirectories(temp.resolve("a 'b' $(touch x)\n\"c\""));
        folder = temp.resolve("jobs $(id)");
    }

    /** A job's reader lives as long as what it left behind, and then writes what that said last: into a folder that is deleted now. */
    @AfterEach
    void nobodyWritesThereAnyMore() throws IOException {
        List<Long> there = those(argv -> argv.stream().anyMatch(a -> a.contains(folder.toString())));
        for (long pid : there)
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(null)))
                    .as("process %d, which works in %s", pid, folder)
                    .succeedsWithin(Duration.ofSeconds(20));
    }

    Jobs jobs(Map<String, byte[]> secrets) {
        Place place = new Place(
                "s", root.toString(), "m", "", folder.toString(), Map.of("greeting", "it's $HOME \"x\""), Map.of());
        return new Jobs(host(), place, secrets);
    }

    /** All of it must be the same elsewhere. */
    Host host() {
        return LocalHost.as("");
    }

    OrderId order(long attempt) {
        return new OrderId(runId, 1, OrderId.Kind.DO, attempt);
    }

    static Job of(String line) {
        return new Job(List.of(line), Map.of(), 0, false);
    }

    Ending run(long attempt, Job job) {
        return jobs(Map.of()).job(order(attempt), job, false, said::add);
    }

    Path file(String name) {
        return root.resolve(name);
    }

    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    static boolean lives(Path pidFile) {
        try {
            String pid = Files.readString(pidFile).strip();
            if (pid.isEmpty()) return false;
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    Path jobFolder(long attempt) {
        return folder.resolve(order(attempt).fileName());
    }

    Halt stop(long attempt, long target) {
        return jobs(Map.of()).stop(new OrderId(runId, 1, OrderId.Kind.STOP, attempt), order(target));
    }

    static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processes that live and have this among their arguments. */
    static List<Long> withArgument(String argument) throws IOException {
        return those(argv -> argv.contains(argument));
    }

    private static List<Long> those(Predicate<List<String>> wanted) throws IOException {
        List<Long> pids = new ArrayList<>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path p : all) {
                try {
                    List<String> argv = List.of(Files.readString(p.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .split("\0"));
                    if (wanted.test(argv)) pids.add(Long.valueOf(p.getFileName().toString()));
                } catch (IOException gone) {
                    // it ended while it was looked at
                }
            }
        }
        return pids;
    }

    long wrapper(long attempt) throws IOException {
        return withArgument(jobFolder(attempt) + "/wrapper").getFirst();
    }
}
