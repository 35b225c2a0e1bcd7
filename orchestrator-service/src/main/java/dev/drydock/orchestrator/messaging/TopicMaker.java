package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.orchestrator.run.Chores;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes the topics that are missing, with partitions that never change. Those that exist are left as they are. */
@ApplicationScoped
public class TopicMaker implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(TopicMaker.class);
    /** A broker that has lost its disk comes back without them. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    private static final String SEVEN_DAYS = String.valueOf(TimeUnit.DAYS.toMillis(7));

    private final Map<String, Object> broker;
    private boolean made;
    private long looked = System.nanoTime() - EVERY.toNanos();

    /** @param broker all that is set as kafka.*: address, user, certificates */
    TopicMaker(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public boolean work() throws Exception {
        if (System.nanoTime() - looked < EVERY.toNanos()) return false;
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", 5000, "default.api.timeout.ms", 5000));
        try (Admin admin = Admin.create(config)) {
            for (NewTopic t : topics()) make(admin, t);
        }
        looked = System.nanoTime();
        if (!made) LOG.info("topics are there");
        made = true;
        return false;
    }

    private static void make(Admin admin, NewTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    static List<NewTopic> topics() {
        List<NewTopic> all = new ArrayList<>();
        for (Family f : Family.values()) all.add(topic(f.topic(), SEVEN_DAYS));
        all.add(topic(Topics.ANSWERS, SEVEN_DAYS));
        all.add(topic(Topics.PROGRESS, String.valueOf(TimeUnit.DAYS.toMillis(1))));
        all.add(topic(Topics.RELEASES, SEVEN_DAYS));
        all.add(topic(Topics.DEAD_LETTERS, "-1"));
        all.add(topic(Topics.UPGRADES, "-1"));
        return all;
    }

    private static NewTopic topic(String name, String retention) {
        return new NewTopic(name, java.util.Optional.of(Topics.PARTITIONS), java.util.Optional.empty())
                .configs(Map.of("retention.ms", retention));
    }
}
