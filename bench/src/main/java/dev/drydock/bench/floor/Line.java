package dev.drydock.bench.floor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic to read and a producer to write with, set as Drydock's own: acknowledged by all, idempotent, no linger. */
final class Line implements AutoCloseable {
    private static final byte[] SIGNATURE = new byte[64];

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;

    Line(String kafka, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "floor-" + topic,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(java.util.List.of(topic));
        producer = producer(kafka);
    }

    static KafkaProducer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "enable.idempotence", "true", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    ConsumerRecords<String, byte[]> poll() {
        return consumer.poll(Duration.ofMillis(100));
    }

    void send(String topic, String key, byte[] value) {
        send(producer, topic, key, value);
    }

    static void send(KafkaProducer<String, byte[]> producer, String topic, String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add("signature", SIGNATURE);
        producer.send(record);
    }

    void acknowledge() {
        consumer.commitAsync();
    }

    /** The step and then filling, up to the length. */
    static byte[] value(int step, int length) {
        byte[] value = new byte[Math.max(length, 4)];
        Arrays.fill(value, (byte) 'x');
        byte[] head = (step + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, value, 0, head.length);
        return value;
    }

    static int step(byte[] value) {
        return value[0] - '0';
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
