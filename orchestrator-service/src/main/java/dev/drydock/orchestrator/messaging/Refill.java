package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Topics;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.Relayed;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Fills the record's topic again when the broker has lost it: a topic has counted at least as many entries as were sent to it, for
 * retention takes nothing from that number. What is sent twice counts twice, so that many may be lost of its end unseen.
 */
@ApplicationScoped
public class Refill implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Refill.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int SECONDS = 5;
    /** A record of many millions of entries is sent again whole. */
    private static final int AGAIN_SECONDS = 3600;

    private final Map<String, Object> broker;
    private final Store store;
    private final Relayed relayed;
    private long looked = System.nanoTime() - EVERY.toNanos();

    /** @param broker all that is set as kafka.*: address, user, certificates */
    Refill(@Identifier("default-kafka-broker") Map<String, Object> broker, Store store, Relayed relayed) {
        this.broker = broker;
        this.store = store;
        this.relayed = relayed;
    }

    @Override
    public String name() {
        return "refill";
    }

    @Override
    public boolean work() throws Exception {
        if (System.nanoTime() - looked < EVERY.toNanos()) return false;
        looked = System.nanoTime();
        // first what was sent: the topic has only more of it afterwards
        long sent = QuarkusTransaction.requiringNew().call(relayed::entries);
        long there = sent == 0 ? 0 : there();
        if (there >= sent) return false;
        int again = QuarkusTransaction.requiringNew().timeout(AGAIN_SECONDS).call(this::sendAgain);
        LOG.warnf(
                "the record's topic has lost entries, all are sent again sent=%d there=%d again=%d",
                sent, there, again);
        return false;
    }

    /** Not while the relay is at it, here or elsewhere; then it is found again soon. */
    private int sendAgain() {
        return store.mayRelay() ? relayed.forget() : 0;
    }

    private long there() throws Exception {
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", SECONDS * 1000, "default.api.timeout.ms", SECONDS * 1000));
        try (Admin admin = Admin.create(config)) {
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(List.of(Topics.UPGRADES))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(Topics.UPGRADES)
                    .partitions()
                    .stream()
                    .collect(Collectors.toMap(
                            p -> new TopicPartition(Topics.UPGRADES, p.partition()), p -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get(SECONDS, TimeUnit.SECONDS).values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }
}
