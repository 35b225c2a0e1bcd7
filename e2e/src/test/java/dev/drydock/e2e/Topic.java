package dev.drydock.e2e;

import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker's topics, as any other program with access to them has them. */
public final class Topic {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Topic() {}

    /** All records of these topics, from the first on, until the condition holds for those that came. */
    public static List<ConsumerRecord<byte[], byte[]>> read(
            List<String> topics, String what, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        return read(Dock.STACK, topics, what, enough);
    }

    static List<ConsumerRecord<byte[], byte[]>> read(
            Stack stack, List<String> topics, String what, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka(), "max.partition.fetch.bytes", 16 << 20);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(topics.stream()
                    .flatMap(t -> consumer.partitionsFor(t).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            boolean came = Await.until(LIMIT, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                return enough.test(all);
            });
            if (!came) throw new AssertionError("waited " + LIMIT + " in vain until " + what);
        }
        return all;
    }

    /** Everything that is on the broker by now, its own topics among it. */
    static List<ConsumerRecord<byte[], byte[]>> everything() {
        return all(List.of());
    }

    /** All that is on these topics by now. @param topics none: on all that there are */
    public static List<ConsumerRecord<byte[], byte[]>> all(List<String> topics) {
        return all(Dock.STACK, topics);
    }

    static List<ConsumerRecord<byte[], byte[]>> all(Stack stack, List<String> topics) {
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka(), "max.partition.fetch.bytes", 16 << 20);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .filter(p -> topics.isEmpty() || topics.contains(p.topic()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            boolean read = Await.until(LIMIT, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return all.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
            });
            if (!read) throw new AssertionError("waited " + LIMIT + " in vain until all of the broker is read");
            return records;
        }
    }

    public record Message(String topic, byte[] key, byte[] value, Map<String, byte[]> headers) {
        ProducerRecord<byte[], byte[]> record() {
            ProducerRecord<byte[], byte[]> r = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, content) -> r.headers().add(name, content));
            return r;
        }
    }

    static RecordMetadata send(String topic, String key, byte[] value, Map<String, byte[]> headers) throws Exception {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try {
            return send(List.of(new Message(topic, bytes, value, headers))).getFirst();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    public static List<RecordMetadata> send(List<Message> messages) throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                Dock.STACK.kafka(),
                "max.request.size",
                16 << 20,
                "acks",
                "all",
                "delivery.timeout.ms",
                20_000,
                "request.timeout.ms",
                10_000);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = messages.stream().map(m -> producer.send(m.record())).toList();
            List<RecordMetadata> where = new ArrayList<>();
            for (var each : sent) where.add(each.get());
            return where;
        }
    }
}
