package dev.drydock.bench;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drydock itself: backups without doors, begun through its API, with participants that do nothing. */
final class Product implements Contender, AutoCloseable {
    private static final String SITE =
            """
            name: %1$s
            recipe: harbour
            root: %2$s
            url: http://127.0.0.1:9/
            jobs: %3$s
            """;

    private record Begun(String id) {}

    private final Stack stack;
    private final Api api;
    private final Closed closed;
    private final History history;

    Product(Stack stack, History history) {
        this.stack = stack;
        this.api = new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack"));
        this.closed = new Closed(stack.kafka());
        this.history = history;
    }

    @Override
    public String name() {
        return "drydock";
    }

    /** One site a stream, and one more whose orders run jobs. */
    void addSites(int count) throws Exception {
        for (int i = 0; i < count; i++) add(site(i, false), "");
        add(site(0, true), "parameters: { " + NothingDuty.JOB + ": \"true\" }\n");
    }

    private void add(String name, String more) throws Exception {
        Path folder = stack.dir().resolve("sites").resolve(name);
        Path root = Files.createDirectories(folder.resolve("root"));
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        String yaml = SITE.formatted(name, root, jobs) + more;
        good(api.postYaml(Api.path("sites"), yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String site(int stream, boolean job) {
        return (job ? "job-" : "bench-") + stream;
    }

    @Override
    public Taken run(Load load) throws Exception {
        long begin = System.nanoTime();
        List<String> runs = Streams.run(load, stream -> saga(site(stream, load.job())));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return history.of(runs).in(seconds);
    }

    private String saga(String site) throws InterruptedException {
        String run = good(api.post(Api.path("sites", site, "runs"), Map.of("kind", "backup", "open", true)))
                .as(Begun.class)
                .id();
        closed.await(run);
        return run;
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good g -> g;
            case Reply.Bad b -> throw new Trouble("Drydock answered: " + b.json());
        };
    }

    @Override
    public void close() throws InterruptedException {
        closed.close();
    }
}
