package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.stack.Service;
import dev.drydock.stack.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that knows its users, and the plain client as each of them: what it may do it can, and all the rest is refused. */
@Tag("systems")
class SecureBrokerTest {
    private static final Duration POLL = Duration.ofSeconds(20);

    @TempDir
    static Path dir;

    private static SecureBroker broker;

    @BeforeAll
    static void the_rights_are_granted_by_kafkas_own_tool() throws Exception {
        broker = SecureBroker.granted(dir);
        try (Admin orchestrator = Admin.create(broker.as(Acl.user(Service.ORCHESTRATOR)))) {
            List<NewTopic> topics = Acl.topics()
                    .map(t -> new NewTopic(t, Optional.of(Topics.PARTITIONS), Optional.empty()))
                    .toList();
            orchestrator.createTopics(topics).all().get();
        }
    }

    @AfterAll
    static void end() {
        if (broker != null) broker.close();
    }

    @Test
    void every_service_was_granted_what_it_needs() {
        assertThat(broker.said().lines().filter(line -> line.startsWith("apply: ")))
                .hasSize((int) Acl.table().stream()
                        .map(l -> l.replaceAll("^(\\S+\\t\\S+\\t\\S+)\\t.*", "$1"))
                        .distinct()
                        .count());
    }

    /** Written down a second time, by hand: what each may send to. */
    private static Set<String> writes(Service service) {
        return switch (service) {
            case ORCHESTRATOR ->
                Set.of(
                        "drydock.orders.maintenance",
                        "drydock.orders.backup",
                        "drydock.orders.vcs",
                        "drydock.orders.migration",
                        "drydock.upgrades",
                        "drydock.dead-letters");
            case BACKUP, VCS, MIGRATION, MAINTENANCE ->
                Set.of("drydock.answers", "drydock.progress", "drydock.dead-letters");
            case AUDIT -> Set.of();
        };
    }

    private static Set<String> reads(Service service) {
        return switch (service) {
            case ORCHESTRATOR -> Set.of("drydock.answers", "drydock.releases", "drydock.progress");
            case BACKUP, VCS, MIGRATION, MAINTENANCE -> Set.of("drydock.orders." + service.word());
            case AUDIT -> Set.of("drydock.upgrades");
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_service_writes_to_its_own_topics_and_to_no_other(Service service) throws Exception {
        Set<String> could = new TreeSet<>();
        for (String topic : Acl.topics().toList())
            try (var producer = producer(service, Map.of())) {
                if (allowed(() -> producer.send(new ProducerRecord<>(topic, new byte[] {1}))
                        .get())) could.add(topic);
            }

        assertThat(could).isEqualTo(writes(service));
    }

    /** Noting how far a topic was read needs the right to read it, and is answered at once. */
    @ParameterizedTest
    @EnumSource
    void a_service_reads_its_own_topics_and_no_other(Service service) throws Exception {
        Set<String> could = new TreeSet<>();
        for (String topic : Acl.topics().toList())
            try (var consumer = consumer(service, "drydock-" + service.word())) {
                if (allowed(() -> commit(consumer, topic))) could.add(topic);
            }

        assertThat(could).isEqualTo(reads(service));
    }

    @Test
    void an_order_of_the_orchestrator_comes_to_the_participant() throws Exception {
        TopicPartition first = new TopicPartition(Family.VCS.topic(), 0);
        try (var producer = producer(Service.ORCHESTRATOR, Map.of());
                var consumer = consumer(Service.VCS, "drydock-vcs")) {
            producer.send(new ProducerRecord<>(first.topic(), 0, null, "an order".getBytes()))
                    .get();
            consumer.assign(List.of(first));
            consumer.seekToBeginning(List.of(first));

            assertThat(Await.until(POLL, () -> consumer.poll(Duration.ofMillis(200)).records(first).stream()
                            .anyMatch(r -> new String(r.value()).equals("an order"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_service_is_of_its_own_group_and_of_no_other(Service service) throws Exception {
        Set<String> groups = Set.of(
                "drydock-orchestrator",
                "drydock-releases",
                "drydock-progress-drydock-orchestrator-0",
                "drydock-audit",
                "drydock-maintenance",
                "drydock-backup",
                "drydock-vcs",
                "drydock-migration");
        String topic = reads(service).iterator().next();
        Set<String> could = new TreeSet<>();
        for (String group : groups)
            try (var consumer = consumer(service, group)) {
                if (allowed(() -> commit(consumer, topic))) could.add(group);
            }

        assertThat(could)
                .isEqualTo(
                        service == Service.ORCHESTRATOR
                                ? Set.of(
                                        "drydock-orchestrator",
                                        "drydock-releases",
                                        "drydock-progress-drydock-orchestrator-0")
                                : Set.of("drydock-" + service.word()));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_begins_no_transaction_and_deletes_nothing(Service service) throws Exception {
        try (var producer = producer(service, Map.of("transactional.id", "any"));
                Admin admin = Admin.create(broker.as(Acl.user(service)))) {
            assertThat(allowed(producer::initTransactions)).isFalse();
            for (String topic : Acl.topics().toList())
                assertThat(allowed(
                                () -> admin.deleteTopics(List.of(topic)).all().get()))
                        .as(topic)
                        .isFalse();
        }
    }

    /** The orchestrator asks for its topics at each start, and the answer is that they are there. */
    @Test
    void topics_that_are_there_may_be_asked_for_again_and_no_others_made() throws Exception {
        try (Admin orchestrator = Admin.create(broker.as(Acl.user(Service.ORCHESTRATOR)))) {
            assertThat(failure(() -> orchestrator
                            .createTopics(List.of(new NewTopic(Topics.ANSWERS, Topics.PARTITIONS, (short) 1)))
                            .all()
                            .get()))
                    .isInstanceOf(org.apache.kafka.common.errors.TopicExistsException.class);
            assertThat(allowed(() -> orchestrator
                            .createTopics(List.of(new NewTopic("another", 1, (short) 1)))
                            .all()
                            .get()))
                    .isFalse();
        }
    }

    @Test
    void who_has_the_wrong_password_is_not_let_in() throws Exception {
        Map<String, Object> config = new HashMap<>(broker.as(Acl.user(Service.VCS)));
        config.put("sasl.jaas.config", SecureBroker.jaas(Acl.user(Service.VCS), "guessed"));
        try (Admin admin = Admin.create(config)) {
            assertThat(failure(() -> admin.listTopics().names().get())).isInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static void commit(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        consumer.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)), POLL);
    }

    /** As the services are: idempotence needs no right of its own. */
    private static KafkaProducer<byte[], byte[]> producer(Service service, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(broker.as(Acl.user(service)));
        config.putAll(Map.of("enable.idempotence", true, "acks", "all", "max.block.ms", 20_000));
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Service service, String group) {
        Map<String, Object> config = new HashMap<>(broker.as(Acl.user(service)));
        config.putAll(Map.of("enable.auto.commit", false, "group.id", group));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** Refused counts as refused only where the broker says that it is for want of the right. */
    private static boolean allowed(Attempt attempt) throws Exception {
        Throwable failure = failure(attempt);
        if (failure == null) return true;
        if (failure instanceof AuthorizationException) return false;
        throw new AssertionError("neither done nor refused", failure);
    }

    private static Throwable failure(Attempt attempt) {
        try {
            attempt.run();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (Exception e) {
            return e;
        }
    }
}
