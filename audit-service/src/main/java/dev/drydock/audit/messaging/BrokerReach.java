package dev.drydock.audit.messaging;

import dev.drydock.audit.keep.Reach;
import dev.drydock.contract.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class BrokerReach implements Reach {
    private static final int SECONDS = 5;

    private final Admin admin;
    private final String group;

    /** @param broker all that is set as kafka.*: address, user, certificates */
    BrokerReach(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.record.group.id") String group) {
        this.group = group;
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", 4000, "default.api.timeout.ms", 4000));
        this.admin = Admin.create(config);
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

    @Override
    public Map<Integer, Long> read() throws Exception {
        Map<Integer, Long> read = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((p, at) -> {
                    if (p.topic().equals(Topics.UPGRADES) && at != null) read.put(p.partition(), at.offset());
                });
        return read;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
