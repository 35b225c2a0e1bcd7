package dev.drydock.stack.part;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kafka.tools.StorageTool;

/** Apache Kafka as one KRaft node, trimmed to one machine. */
public record Broker(Path dir, int port, int controller) {
    /** Sooner than most brokers allow, for this one is on the same machine as who listens to it. */
    private static final int LOST_AFTER_MS = 4_000;

    /** Names what an operator sets instead. */
    public static final String LOST_AFTER = "DRYDOCK_LOST_AFTER_MS";

    private static final String LOGGING =
            """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %3$s %5$s%6$s%n
            """;

    /** @param wished by an operator; null: nothing. Below what the broker allows it would let no service in, and say so to nobody */
    public static String lostAfter(String wished) {
        if (wished == null || wished.isBlank()) return Integer.toString(LOST_AFTER_MS);
        if (wished.matches("[0-9]{1,9}") && Integer.parseInt(wished) >= LOST_AFTER_MS) return wished;
        throw new Trouble(
                LOST_AFTER + " is “" + wished + "”, and must be " + LOST_AFTER_MS
                        + " milliseconds at least, below which this broker lets nobody in. No service was started with it: set it anew, or unset it");
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public Part part(String classpath, Java java, Path log) {
        List<String> command = java.command(List.of(
                "-cp",
                classpath,
                "-Djava.util.logging.config.file=" + dir.resolve("logging.properties"),
                "kafka.Kafka",
                config().toString()));
        return new Part(
                "kafka", new Spawn("kafka", command, Map.of(), dir, log), Signal.TERM, () -> missing(bootstrap()));
    }

    /** Asks a broker, also one that was started by somebody else, and makes the topics that it lacks. */
    public static Optional<String> missing(String bootstrap) {
        return Topicality.missing(bootstrap, topics());
    }

    /** The broker does not answer, or does not say it. */
    public static final class Silent extends Exception {
        Silent(String why) {
            super(why, null, false, false);
        }
    }

    /** @param wrong topic → what of it is not as it must be */
    public record Seen(Map<String, String> wrong, long deadLetters) {}

    /** Changes nothing. @param since from when on dead letters count */
    public static Seen seen(String bootstrap, java.time.Instant since) throws Silent {
        return Topicality.seen(bootstrap, topics(), since);
    }

    /** Writes the settings, and formats the log folder where that was never done. */
    public void prepare(String clusterId) {
        try {
            Files.createDirectories(dir);
            Files.writeString(config(), settings());
            Files.writeString(dir.resolve("logging.properties"), LOGGING);
        } catch (IOException e) {
            throw new Trouble("cannot write the broker's settings in " + dir + ": " + e, e);
        }
        if (!Files.exists(dir.resolve("log/meta.properties"))) format(clusterId);
    }

    private void format(String clusterId) {
        Quiet.kafka();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] args = {"format", "--cluster-id", clusterId, "--config", config().toString()};
        int exit = StorageTool.execute(args, new PrintStream(said, true));
        if (exit != 0) throw new Trouble("cannot format the broker's folder " + dir + ": " + said);
    }

    private Path config() {
        return dir.resolve("server.properties");
    }

    private static Map<String, Duration> topics() {
        Duration week = Duration.ofDays(7);
        Map<String, Duration> topics = new java.util.LinkedHashMap<>();
        Stream.of(Family.values()).forEach(f -> topics.put(f.topic(), week));
        topics.put(Topics.ANSWERS, week);
        topics.put(Topics.PROGRESS, Duration.ofDays(1));
        topics.put(Topics.RELEASES, week);
        topics.put(Topics.DEAD_LETTERS, Topicality.FOR_EVER);
        topics.put(Topics.UPGRADES, Topicality.FOR_EVER);
        return topics;
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                num.partitions=%4$d
                auto.create.topics.enable=false
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=%5$d
                # after a crash the broker may come back only when its former self is given up
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                num.recovery.threads.per.data.dir=2
                log.cleaner.dedupe.buffer.size=8388608
                log.cleaner.io.buffer.size=65536
                log.segment.bytes=67108864
                """
                .formatted(port, controller, dir.resolve("log"), Topics.PARTITIONS, LOST_AFTER_MS);
    }

    /** A broker without its log starts as a new one: for tests that wipe it. */
    public Optional<Path> log() {
        Path log = dir.resolve("log");
        return Files.exists(log) ? Optional.of(log) : Optional.empty();
    }
}
