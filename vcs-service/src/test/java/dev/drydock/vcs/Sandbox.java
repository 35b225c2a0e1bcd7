package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A project's remote with two releases, and a site that was cloned from it and is at the first. */
final class Sandbox {
    final Path folder;
    final Path root;
    final Path remote;
    final Path project;
    final Version v1;
    final Version v2;
    final List<String> said = new ArrayList<>();
    Fetch.Bounds bounds = new Fetch.Bounds(60, 100);
    /** Marks are looked for on the whole machine, where these tests may run twice at a time, one test after the other. */
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000);

    private long attempts = FROM.addAndGet(1000);

    Sandbox(Path folder) throws IOException {
        this.folder = folder;
        root = folder.resolve("site");
        remote = folder.resolve("remote.git");
        project = folder.resolve("project");
        git(folder, "init", "-q", "--bare", "-b", "main", "remote.git");
        git(folder, "clone", "-q", "remote.git", "project");
        git(project, "checkout", "-q", "-b", "main");
        v1 = release("v1.0", Map.of("app", "marker", "VERSION", "1.0", ".gitignore", "local\n"));
        git(folder, "clone", "-q", "remote.git", "site");
        git(root, "checkout", "-q", "v1.0");
        v2 = release("v2.0", Map.of("VERSION", "2.0", "new/page", "hello", "local", "now ours"));
    }

    /** Annotated, as most projects tag. */
    Version release(String tag, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(project.resolve(file.getKey()), file.getValue());
        }
        git(project, "add", "-f", ".");
        git(project, "commit", "-q", "-m", tag);
        git(project, "tag", "-f", "-a", "-m", tag, tag);
        git(project, "push", "-q", "-f", "origin", "main", tag);
        return new Version(tag, git(project, "rev-parse", "HEAD"));
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Said perform(Work work) {
        return perform(work, root);
    }

    Said perform(Work work, Path at) {
        Order order = order(work, at);
        return new VcsDuty(bounds.seconds(), bounds.mebibytes()).perform(order, site(order));
    }

    Order order(Work work, Path at) {
        return new Order(new OrderId("run", 1, OrderId.Kind.DO, ++attempts), place(at), work, Instant.EPOCH);
    }

    Site site(Order order) {
        return new OrderSite(order, LocalHost.as(""), Map.of(), false, () -> {}, said::add, percent -> {});
    }

    Place place(Path at) {
        return new Place("one", at.toString(), "app", "", folder.resolve("jobs").toString(), Map.of(), Map.of());
    }

    Work.Preflight preflight(Version from, Version to) {
        Command none = Command.of("true");
        return new Work.Preflight(
                from,
                to,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                new Doors(none, none, none, List.of(), List.of(), ""),
                new Health(Command.of("cat VERSION"), "", Health.WayIn.NONE, ""),
                List.of());
    }

    /** Every file below .git but the objects: what a fetch must leave alone. */
    String gitFolder() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(root.resolve(".git"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.startsWith(root.resolve(".git/objects"))) {
                    all.append(file)
                            .append('=')
                            .append(new String(Files.readAllBytes(file)))
                            .append('\n');
                }
            }
        }
        return all.toString();
    }

    static String git(Path at, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        java.util.stream.Stream.concat(java.util.stream.Stream.of("git"), List.of(arguments).stream())
                                .toList())
                .directory(at.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "a",
                        "GIT_AUTHOR_EMAIL", "a@example.org",
                        "GIT_COMMITTER_NAME", "a",
                        "GIT_COMMITTER_EMAIL", "a@example.org"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor()).as(output).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output.strip();
    }
}
