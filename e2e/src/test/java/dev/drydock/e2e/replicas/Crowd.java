package dev.drydock.e2e.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId;
import dev.drydock.e2e.PublicRecord;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A stack whose participants do nothing, and many runs under way there at once: backups, each held at another of its orders. */
final class Crowd implements AutoCloseable {
    static final String BOOK = "book";
    private static final int STEPS = 7;
    private static final int AT_ONCE = 16;
    private static final Duration LONG = Duration.ofSeconds(180);
    private static final String SITE =
            """
            name: %1$s
            recipe: harbour
            root: %2$s
            url: http://127.0.0.1:9/
            jobs: %6$s
            parameters: { book: %3$s, hold: "%4$s", until: %5$s }
            """;

    private record Begun(String id) {}

    final Stack stack;
    final Tables tables;
    private final List<String> runs = new ArrayList<>();

    Crowd(Path dir, int most) {
        this.stack = Stack.start(
                dir,
                Options.free()
                        .with(Service.WORKING.toArray(Service[]::new))
                        .withStandIn("bench")
                        .with(Map.of(
                                FailPoint.FOLDER,
                                folder(dir.resolve("fail-points")).toString(),
                                // each order that is held has one
                                "DRYDOCK_WORKERS",
                                String.valueOf(most),
                                "DRYDOCK_RELEASES_WATCH_EVERY",
                                "0s")));
        this.tables = new Tables(stack);
    }

    /** Returns when all of them are where they are held. */
    void begin(int count) throws Exception {
        Api api = new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack"));
        add(api, count, true);
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> begun = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                begun.add(pool.submit(() -> begin(api, number)));
            }
            for (Future<String> run : begun) runs.add(run.get());
        }
        assertThat(Await.until(LONG, () -> tables.held() == count))
                .as("all are held: %s of %s", tables.held(), count)
                .isTrue();
    }

    /** That hold nothing. */
    List<String> sites(int count) {
        add(new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack")), count, false);
        return IntStream.range(0, count).mapToObj(Crowd::site).toList();
    }

    private void add(Api api, int count, boolean held) {
        good(api.postYaml(Api.path("sites"), yaml(0, held).getBytes(StandardCharsets.UTF_8)));
        for (int i = 1; i < count; i++) tables.likeTheFirst(site(0), site(i), yaml(i, held));
    }

    private String begin(Api api, int number) {
        return good(api.post(Api.path("sites", site(number), "runs"), Map.of("kind", "backup", "open", true)))
                .as(Begun.class)
                .id();
    }

    private static String site(int number) {
        return "crowd-" + number;
    }

    private String yaml(int number, boolean held) {
        Path folder = stack.dir().resolve("sites").resolve(site(number));
        return SITE.formatted(
                site(number),
                folder(folder.resolve("root")),
                book(),
                held ? number % STEPS : "none",
                go(),
                folder(folder.resolve("jobs")));
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good g -> g;
            case Reply.Bad b -> throw new AssertionError("Drydock answered: " + b.json());
        };
    }

    /** Who was held goes on. */
    void release() {
        try {
            Files.createFile(go());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The next order of that run is decided by a replica that then stands still in the middle of its transaction. */
    void standsStillAfter(int number) {
        try {
            Files.writeString(rule(number), "hold");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean standsStill(int number) {
        return Files.exists(arrived(number));
    }

    void goesOn(int number) {
        try {
            Files.delete(arrived(number));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path rule(int number) {
        int next = number % STEPS + 1;
        return stack.dir()
                .resolve("fail-points")
                .resolve(FailPoint.ORCHESTRATOR_BEFORE_COMMIT.file(site(number), next, OrderId.Kind.DO));
    }

    private Path arrived(int number) {
        Path rule = rule(number);
        return rule.resolveSibling(rule.getFileName() + ".arrived");
    }

    void allEnd() {
        assertThat(Await.until(LONG, () -> tables.open() == 0))
                .as(() -> "all have ended, and still open are " + tables.open())
                .isTrue();
    }

    void allEndedWell() throws Exception {
        endedWell(runs);
    }

    /** These are all that were begun, they have succeeded, each order was worked on once, and the record of each is whole. */
    void endedWell(List<String> runs) throws Exception {
        allEnd();
        assertThat(tables.ends()).isEqualTo(Map.of("succeeded", runs.size()));
        List<OrderId> done = Files.readAllLines(book()).stream()
                .map(line -> OrderId.of(line.split(" ")[0]))
                .toList();
        assertThat(done.stream().map(o -> o.run() + "/" + o.step()))
                .as("steps that were worked on")
                .doesNotHaveDuplicates()
                .hasSize(runs.size() * STEPS);
        PublicRecord record = PublicRecord.closed(stack, runs);
        for (String run : runs) record.whole(run, "succeeded");
    }

    /** From then until the last of them had gone on. */
    Duration untilAllWentOn(Instant since, Instant then) {
        return Duration.between(then, tables.lastWentOn(since));
    }

    private Path book() {
        return stack.dir().resolve(BOOK);
    }

    private Path go() {
        return stack.dir().resolve("go");
    }

    private static Path folder(Path dir) {
        try {
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
