package dev.drydock.bench;

import dev.drydock.contract.Topics;
import dev.drydock.stack.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Learns from the public record which runs have ended: nobody has to ask, which would cost the one who is measured. */
final class Closed implements AutoCloseable {
    private static final String END = "dev.drydock.run.closed.v1";
    private static final int PATIENCE_SECONDS = 60;

    private final Map<String, CompletableFuture<Void>> runs = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean open = true;

    Closed(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.UPGRADES).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().name("closed").start(this::read);
    }

    void await(String run) throws InterruptedException {
        try {
            of(run).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            runs.remove(run);
        } catch (TimeoutException | ExecutionException e) {
            throw new Trouble("run " + run + " did not end within " + PATIENCE_SECONDS + " s");
        }
    }

    private CompletableFuture<Void> of(String run) {
        return runs.computeIfAbsent(run, r -> new CompletableFuture<>());
    }

    private void read() {
        while (open) {
            for (ConsumerRecord<String, byte[]> r : consumer.poll(Duration.ofMillis(200))) {
                if (new String(r.value(), StandardCharsets.UTF_8).contains(END))
                    of(r.key()).complete(null);
            }
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
