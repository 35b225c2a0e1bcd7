package dev.drydock.audit.messaging;

import dev.drydock.audit.keep.Reach;
import dev.drydock.contract.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

@ApplicationScoped
class BrokerReach implements Reach {
    private static final Logger LOG = Logger.getLogger(BrokerReach.class);
    private static final int SECONDS = 5;

    private final Admin admin;
    private final KafkaClientService clients;
    private volatile String known;

    /** @param broker all that is set as kafka.*: address, user, certificates */
    BrokerReach(@Identifier("default-kafka-broker") Map<String, Object> broker, KafkaClientService clients) {
        this.clients = clients;
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", 4000, "default.api.timeout.ms", 4000));
        this.admin = Admin.create(config);
    }

    @Override
    public String topic() throws Exception {
        String before = known;
        String now = admin.describeTopics(List.of(Topics.UPGRADES))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(Topics.UPGRADES)
                .topicId()
                .toString();
        known = now;
        if (before != null && !before.equals(now)) fromTheBeginning();
        return now;
    }

    /** What is kept of it already is not kept twice. */
    private void fromTheBeginning() {
        LOG.warn("the topic was made anew, and is read from its beginning");
        clients.getConsumer("record")
                .runOnPollingThread(consumer -> {
                    consumer.seekToBeginning(consumer.assignment());
                })
                .subscribe()
                .with(done -> {}, e -> LOG.errorf("not read from its beginning, start the service anew cause=%s", e));
    }

    @Override
    public String known() {
        return known;
    }

    @Override
    public Map<Integer, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int p = 0; p < Topics.PARTITIONS; p++)
            asked.put(new TopicPartition(Topics.UPGRADES, p), OffsetSpec.latest());
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((p, info) -> ends.put(p.partition(), info.offset()));
        return ends;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
