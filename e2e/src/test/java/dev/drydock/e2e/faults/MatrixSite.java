package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId;
import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A copy of Harbour's installation without its web server, under a recipe that has every verb. */
record MatrixSite(Path dir, String name) {
    static final String TO = HarbourSite.GOOD;
    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final Path ALL = Dock.DIR.resolve("matrix");
    private static final HarbourSite TEMPLATE = template();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** One line of the witness. @param order {@code -}: what the command starts may live on, and has no mark */
    record Line(long nanos, String step, String order, String doors, String what) {
        static Line of(String text) {
            String[] w = text.split(" ");
            return new Line(Long.parseLong(w[0]), w[1], w[2], w[4], w[5]);
        }

        boolean begins() {
            return what.equals("begin");
        }
    }

    private static HarbourSite template() {
        try {
            Files.createDirectories(ALL);
            HarbourSite site = HarbourSite.build(
                    Files.createDirectory(ALL.resolve("template")), "template", 1, Dock.STACK.secrets());
            site.harbour("clerk-stop");

            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MatrixSite open() {
        String name = "matrix-" + COUNT.incrementAndGet();
        MatrixSite site = new MatrixSite(ALL.resolve(name), name);
        try {
            for (String folder : List.of("jobs", "held")) Files.createDirectories(site.dir.resolve(folder));
            Files.createFile(site.book());
            Tool.run(List.of("cp", "-a", TEMPLATE.root().toString(), site.root().toString()), ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add("recipes", site.recipe());
        add("sites", site.yaml());
        return site;
    }

    private static void add(String what, String yaml) {
        Api.Reply added = Api.post(what, "application/yaml", yaml);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
    }

    /** One of its own, with a service of its own: two runs that restart the same one would wait for each other. */
    private String recipe() {
        try {
            return Files.readString(RESOURCES.resolve("matrix/matrix.yaml"))
                    .replace("recipe: matrix", "recipe: " + name)
                    .replace("crane", "crane-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String yaml() {
        return """
                name: %s
                recipe: %s
                root: %s
                jobs: %s
                parameters: { witness: "%s", book: "%s", held: "%s" }
                """
                .formatted(
                        name,
                        name,
                        root(),
                        jobs(),
                        RESOURCES.resolve("matrix/witness.sh"),
                        book(),
                        dir.resolve("held"));
    }

    Path root() {
        return dir.resolve("site");
    }

    Path jobs() {
        return dir.resolve("jobs");
    }

    private Path book() {
        return dir.resolve("book");
    }

    Path held(String word) {
        return dir.resolve("held").resolve(word);
    }

    Path failPoint(FailPoint point, int step, OrderId.Kind kind) {
        return Dock.failPoints().resolve(point.file(name, step, kind));
    }

    List<Line> lines() {
        try {
            return Files.readAllLines(book()).stream().map(Line::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the orders of that run. */
    List<Path> jobFolders(String run) {
        try (Stream<Path> all = Files.list(jobs())) {
            return all.filter(p -> p.getFileName().toString().startsWith(run + "."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that know of this site: its scripts, what holds its lock, and all that they started. */
    List<ProcessHandle> processes() {
        String mine = dir + "/";
        return ProcessHandle.allProcesses()
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .filter(p -> tells(p, "cmdline", mine) || tells(p, "environ", mine))
                .toList();
    }

    private static boolean tells(ProcessHandle p, String what, String text) {
        try {
            return Files.readString(Path.of("/proc/" + p.pid() + "/" + what), StandardCharsets.ISO_8859_1)
                    .contains(text);
        } catch (IOException e) { // gone meanwhile
            return false;
        }
    }

    /** All that runs here ends at once, and what is written down is of another boot. */
    void reboot() {
        for (List<ProcessHandle> left = processes(); !left.isEmpty(); left = processes()) {
            left.forEach(ProcessHandle::destroyForcibly);
        }
        Tool.run(
                List.of(
                        "sh",
                        "-c",
                        "find . -name begun -o -name process | xargs -r sed -i \"s/$(cat /proc/sys/kernel/random/boot_id)/another-boot/\""),
                jobs());
    }

    /** @param word of the witness, with its number */
    void fails(String word, boolean now) {
        try {
            Path file = held("fail-" + step(word));
            if (now) Files.writeString(file, "");
            else Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasFailed(String word) {
        return lines().stream()
                .anyMatch(l -> l.step().equals(step(word)) && l.what().equals("failed"));
    }

    private static String step(String word) {
        return word.substring(0, word.lastIndexOf('-'));
    }

    boolean closed() {
        return Files.exists(root().resolve("storage/maintenance"));
    }

    /** What an independent program sees of it. */
    List<String> seen() {
        return Tool.run(List.of("sh", RESOURCES.resolve("see.sh").toString(), root().toString()), dir)
                .lines()
                .toList();
    }

    void upgradedOnce() {
        assertThat(version()).isEqualTo("1.1.0");
        assertThat(sql("select count(*) from visits where boat = 'run'")).isEqualTo("1");
        assertThat(sql("select count(*) from migrations")).isEqualTo("2");
    }

    String sql(String query) {
        return Tool.run(List.of("sqlite3", "-batch", "data/harbour.db", query), root())
                .strip();
    }

    String version() {
        return Tool.run(List.of("cat", "VERSION"), root()).strip();
    }
}
