package dev.drydock.stack.part;

import dev.drydock.contract.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks the broker in earnest: it is ready when it has all topics, which are made here. */
final class Topicality {
    static final Duration FOR_EVER = Duration.ofMillis(-1);
    private static final int LIMIT_MS = 5_000;

    private Topicality() {}

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100));
    }

    static Broker.Seen seen(String bootstrap, Map<String, Duration> wanted, Instant since) throws Broker.Silent {
        Quiet.kafka();
        if (!listens(bootstrap)) throw new Broker.Silent("nothing listens on " + bootstrap);
        try (Admin admin = admin(bootstrap)) {
            Set<String> there = admin.listTopics().names().get(LIMIT_MS, TimeUnit.MILLISECONDS);
            Map<String, String> wrong = new TreeMap<>();
            wanted.keySet().stream().filter(t -> !there.contains(t)).forEach(t -> wrong.put(t, "is not there"));
            List<String> known =
                    wanted.keySet().stream().filter(there::contains).toList();
            partitions(admin, known, wrong);
            retention(admin, known, wanted, wrong);
            return new Broker.Seen(wrong, there.contains(Topics.DEAD_LETTERS) ? letters(admin, since) : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broker.Silent("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new Broker.Silent(bootstrap + " does not answer as it should: " + e);
        }
    }

    private static void partitions(Admin admin, List<String> topics, Map<String, String> wrong)
            throws InterruptedException, ExecutionException, TimeoutException {
        admin.describeTopics(topics)
                .allTopicNames()
                .get(LIMIT_MS, TimeUnit.MILLISECONDS)
                .forEach((topic, is) -> {
                    int partitions = is.partitions().size();
                    if (partitions != Topics.PARTITIONS) {
                        wrong.put(topic, "has " + partitions + " partitions, and must have " + Topics.PARTITIONS);
                    }
                });
    }

    /** Kept longer than wanted does no harm. */
    private static void retention(
            Admin admin, List<String> topics, Map<String, Duration> wanted, Map<String, String> wrong)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> asked = topics.stream()
                .map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t))
                .toList();
        admin.describeConfigs(asked).all().get(LIMIT_MS, TimeUnit.MILLISECONDS).forEach((topic, is) -> {
            long kept = Long.parseLong(is.get(TopicConfig.RETENTION_MS_CONFIG).value());
            long must = wanted.get(topic.name()).toMillis();
            if (kept != -1 && (must == -1 || kept < must)) {
                wrong.put(
                        topic.name(),
                        "keeps what is on it for " + Duration.ofMillis(kept).toHours() + " h, and must keep it "
                                + (must == -1
                                        ? "for ever"
                                        : Duration.ofMillis(must).toHours() + " h"));
            }
        });
    }

    private static long letters(Admin admin, Instant since)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> first = offsets(admin, OffsetSpec.forTimestamp(since.toEpochMilli()));
        Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest());
        return ends.entrySet().stream()
                .filter(e -> first.getOrDefault(e.getKey(), -1L) >= 0)
                .mapToLong(e -> e.getValue() - first.get(e.getKey()))
                .sum();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int p = 0; p < Topics.PARTITIONS; p++) asked.put(new TopicPartition(Topics.DEAD_LETTERS, p), which);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(LIMIT_MS, TimeUnit.MILLISECONDS)
                .forEach((p, info) -> offsets.put(p, info.offset()));
        return offsets;
    }

    static Optional<String> missing(String bootstrap, Map<String, Duration> wanted) {
        Quiet.kafka();
        if (!listens(bootstrap)) return Optional.of("nothing listens on " + bootstrap);
        try (Admin admin = admin(bootstrap)) {
            Set<String> there = admin.listTopics().names().get(LIMIT_MS, TimeUnit.MILLISECONDS);
            List<NewTopic> fresh = wanted.entrySet().stream()
                    .filter(t -> !there.contains(t.getKey()))
                    .map(t -> topic(t.getKey(), t.getValue()))
                    .toList();
            create(admin, fresh);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (Exception e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    // cheaper than the client, and silent
    private static boolean listens(String bootstrap) {
        URI at = URI.create("kafka://" + bootstrap);
        try (Socket s = new Socket()) {
            s.connect(new InetSocketAddress(at.getHost(), at.getPort()), LIMIT_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static NewTopic topic(String name, Duration kept) {
        return new NewTopic(name, Topics.PARTITIONS, (short) 1)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
    }

    private static void create(Admin admin, Collection<NewTopic> topics) throws Exception {
        for (var made : admin.createTopics(topics).values().values()) {
            try {
                made.get(LIMIT_MS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) throw e;
            }
        }
    }
}
