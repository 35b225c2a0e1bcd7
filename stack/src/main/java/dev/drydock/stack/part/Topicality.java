package dev.drydock.stack.part;

import dev.drydock.contract.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks the broker in earnest: it is ready when it has all topics, which are made here. */
final class Topicality {
    static final Duration FOR_EVER = Duration.ofMillis(-1);
    private static final int LIMIT_MS = 5_000;

    private Topicality() {}

    static Optional<String> missing(String bootstrap, Map<String, Duration> wanted) {
        Quiet.kafka();
        if (!listens(bootstrap)) return Optional.of("nothing listens on " + bootstrap);
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100);
        try (Admin admin = Admin.create(config)) {
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
