package dev.drydock.e2e.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A vcs service of another version beside that of today, in one group with it. It has nothing of today's code: of an order it
 * knows what the first release had, and answers in that one's own words, or in those with more in them.
 */
final class OtherVersion implements AutoCloseable {
    private static final Path RELEASED =
            Path.of("../contract/src/test/resources/released/v1").toAbsolutePath();
    private static final String FAMILY = "vcs";

    private final UnaryOperator<ObjectNode> words;
    private final Signatures.Signer signer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean open = true;

    OtherVersion(Stack stack, UnaryOperator<ObjectNode> words) {
        this.words = words;
        this.signer = Signatures.Signer.load(
                FAMILY, FAMILY, stack.dir().resolve("keys").resolve(FAMILY + ".key"));
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.kafka(),
                        "group.id",
                        "drydock-" + FAMILY,
                        "group.instance.id",
                        FAMILY + "-of-another-version",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "session.timeout.ms",
                        6000,
                        "heartbeat.interval.ms",
                        500,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer.subscribe(List.of("drydock.orders." + FAMILY));
        this.thread = Thread.ofPlatform().daemon().name("other version").start(this::listen);
    }

    /** With what no version of today knows, at each level. */
    static ObjectNode withMore(ObjectNode answer) {
        answer.put("trace", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .putObject("envelope")
                .put("version", 2);
        ((ObjectNode) answer.path("said")).put("took", 12).putArray("hints").add("none");
        if (answer.path("said").path("found") instanceof ObjectNode found) found.put("more", true);
        return answer;
    }

    /** The orders that it has answered. */
    Set<String> answered() {
        return answered;
    }

    private void listen() {
        while (open) {
            for (ConsumerRecord<String, byte[]> r : consumer.poll(Duration.ofMillis(200))) answer(r);
            consumer.commitSync();
        }
        consumer.close();
        producer.close();
    }

    private void answer(ConsumerRecord<String, byte[]> r) {
        try {
            JsonNode order = Wire.JSON.readTree(r.value());
            String id = order.path("id").asText();
            String said = order.path("work").path("verb").asText().equals("look") ? "seen" : "nothing";
            ObjectNode answer = (ObjectNode)
                    Wire.JSON.readTree(Files.readAllBytes(RELEASED.resolve("answer-done-" + said + ".json")));
            answer.put("order", id).put("from", FAMILY);
            if (said.equals("seen")) ((ObjectNode) answer.path("said").path("found")).put("epoch", 0);
            if (answered.add(id)) note(order);
            send(r.key(), Wire.JSON.writeValueAsBytes(words.apply(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(JsonNode order) throws IOException {
        String book = order.path("place").path("parameters").path(Crowd.BOOK).asText();
        if (book.isEmpty() || order.path("work").path("verb").asText().equals("look")) return;
        Files.writeString(
                Path.of(book),
                order.path("id").asText() + " other\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void send(String run, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.ANSWERS, run, value);
        record.headers().add(Signatures.SIGNATURE, signer.sign(Topics.ANSWERS, run, value));
        record.headers().add(Signatures.KEY, signer.keyId().getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
