package dev.drydock.bench;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.contract.NewRelease;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From a record that tells of a release until the run that it begins: one application after the other, each with one site. */
final class Heard {
    private static final double AIM_MS = 1000;
    private static final int WARM = 5;

    private final Stack stack;
    private final Api api;

    private Heard(Stack stack) {
        this.stack = stack;
        this.api = new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack"));
    }

    static String measure(Path dir, boolean quick) throws Exception {
        int count = quick ? 30 : 200;
        Options options = Options.free().withStandIn("bench").with(Map.of("DRYDOCK_RELEASES_WATCH_EVERY", "0s"));
        try (Stack stack = Stack.start(dir, options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            List<Double> taken = new Heard(stack).all(count + WARM);
            List<Double> sorted =
                    taken.subList(WARM, taken.size()).stream().sorted().toList();
            double p99 = Figure.at(sorted, 0.99);
            return String.format(
                    Locale.ROOT,
                    "release told of -> run started (ms): p50 %.1f, p99 %.1f, most %.1f, of %d; aim: p99 under %.0f: %s",
                    Figure.at(sorted, 0.5),
                    p99,
                    sorted.getLast(),
                    sorted.size(),
                    AIM_MS,
                    p99 < AIM_MS ? "reached" : "MISSED");
        }
    }

    private List<Double> all(int count) throws Exception {
        Reply recipe = api.get(Api.path("recipes", "harbour"));
        List<Double> taken = new ArrayList<>();
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka(), "acks", "all");
        try (Connection c = DriverManager.getConnection(stack.jdbcUrl(), Postgres.USER, stack.postgresPassword());
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                String name = "heard-" + i;
                add(name, good(recipe).body());
                taken.add(one(c, producer, name));
            }
        }
        return taken;
    }

    private void add(String name, String recipe) throws Exception {
        good(api.postYaml(
                Api.path("recipes"),
                recipe.replace("recipe: harbour", "recipe: " + name).getBytes(StandardCharsets.UTF_8)));
        Path folder = stack.dir().resolve("sites").resolve(name);
        Path root = Files.createDirectories(folder.resolve("root"));
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        String site =
                "name: %1$s\nrecipe: %1$s\nroot: %2$s\nurl: http://127.0.0.1:9/\njobs: %3$s\npolicy: { by-itself: patch }\n"
                        .formatted(name, root, jobs);
        good(api.postYaml(Api.path("sites"), site.getBytes(StandardCharsets.UTF_8)));
    }

    /** By the database's clock at both ends. */
    private static double one(Connection c, KafkaProducer<String, byte[]> producer, String name) throws Exception {
        OffsetDateTime told = time(c, "select clock_timestamp()").orElseThrow();
        byte[] value = Wire.bytes(new NewRelease(name, "1.0.1", null));
        producer.send(new ProducerRecord<>(Topics.RELEASES, name, value)).get();
        List<OffsetDateTime> started = new ArrayList<>();
        boolean begun = Await.until(Duration.ofSeconds(60), () -> {
            time(c, "select started from orchestrator.run where site = '" + name + "'")
                    .ifPresent(started::add);
            return !started.isEmpty();
        });
        if (!begun) throw new Trouble("no run was begun on " + name + " within 60 s");
        return Duration.between(told, started.getFirst()).toNanos() / 1e6;
    }

    private static Optional<OffsetDateTime> time(Connection c, String query) {
        try (PreparedStatement s = c.prepareStatement(query);
                ResultSet r = s.executeQuery()) {
            return r.next() ? Optional.of(r.getObject(1, OffsetDateTime.class)) : Optional.empty();
        } catch (SQLException e) {
            throw new Trouble("the database cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good g -> g;
            case Reply.Bad b -> throw new Trouble("Drydock answered: " + b.json());
        };
    }
}
