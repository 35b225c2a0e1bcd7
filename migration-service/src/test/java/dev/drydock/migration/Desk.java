package dev.drydock.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drydock.contract.Answer;
import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The orchestrator's side of the broker: sends orders, and keeps all that comes back in the order in which it is read. */
final class Desk implements AutoCloseable {
    static final String ORDERS = Family.MIGRATION.topic();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Participant participant;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> come = new ArrayList<>();

    Desk(Participant participant, String bootstrap) {
        this.participant = participant;
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "reconnect.backoff.max.ms", 500);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(Stream.of(Topics.ANSWERS, Topics.DEAD_LETTERS)
                .flatMap(t -> consumer.partitionsFor(t).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    RecordMetadata send(Order order) throws Exception {
        byte[] value = Wire.bytes(order);
        String run = order.id().run();
        return send(order, participant.orchestrator.sign(ORDERS, run, value));
    }

    RecordMetadata send(Order order, byte[] signature) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(ORDERS, order.id().run(), Wire.bytes(order));
        record.headers().add(Signatures.KEY, "orchestrator".getBytes(UTF_8)).add(Signatures.SIGNATURE, signature);
        return producer.send(record).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** What ends an order, and was signed by who has it: as often as it came. */
    List<ConsumerRecord<String, byte[]>> ends(Predicate<OrderId> orders) {
        return come.stream()
                .filter(r -> r.topic().equals(Topics.ANSWERS))
                .filter(r -> answer(r).said().last() && orders.test(answer(r).order()))
                .toList();
    }

    List<DeadLetter> letters() {
        return come.stream()
                .filter(r -> r.topic().equals(Topics.DEAD_LETTERS))
                .map(r -> Wire.stored(new String(r.value(), UTF_8), DeadLetter.class))
                .toList();
    }

    Answer answer(ConsumerRecord<String, byte[]> r) {
        byte[] signature = r.headers().lastHeader(Signatures.SIGNATURE).value();
        String key = new String(r.headers().lastHeader(Signatures.KEY).value(), UTF_8);
        if (!participant.trusted.signedBy("migration", key, signature, r.topic(), r.key(), r.value()))
            throw new AssertionError("not signed by migration: " + r);
        return Wire.stored(new String(r.value(), UTF_8), Answer.class);
    }

    /** Reads on until it has come. */
    void until(String what, Predicate<Desk> enough) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!enough.test(this)) {
            if (System.nanoTime() > end) throw new AssertionError("waited " + LIMIT + " in vain until " + what);
            consumer.poll(Duration.ofMillis(100)).forEach(come::add);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
