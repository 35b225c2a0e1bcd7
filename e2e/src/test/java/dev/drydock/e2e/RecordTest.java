package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.demo.HarbourSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The public record as anybody reads it from its topic. */
@Tag("stack")
class RecordTest {

    @Test
    void everyEventArrivesInOrderGaplessSignedAndChained() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
            isWhole(run, "succeeded");
        }
    }

    @Test
    void alsoWhenTheBrokerWasKilledInBetween() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            harbour.site.switches().migrationFails(true);
            Dock.STACK.kill9("kafka");
            harbour.site.switches().release();
            Dock.STACK.restart("kafka");
            Api.rested(run);
            isWhole(run, "rolled-back");
        }
    }

    private static void isWhole(String run, String end) throws Exception {
        Signatures.Trusted trusted = Signatures.Trusted.load(Dock.STACK.dir().resolve("trusted"));
        List<byte[]> values = new ArrayList<>();
        String previous = "";
        for (ConsumerRecord<String, byte[]> r : untilClosed(run)) {
            JsonNode event = Wire.JSON.readTree(r.value());
            long sequence = event.path("sequence").asLong();
            if (sequence <= values.size()) {
                assertThat(r.value()).as("sent again").isEqualTo(values.get((int) sequence - 1));
                continue;
            }
            assertThat(sequence).isEqualTo(values.size() + 1L);
            assertThat(event.path("previoushash").asText()).isEqualTo(previous);
            assertThat(trusted.signedBy(
                            "orchestrator",
                            header(r, Signatures.KEY),
                            r.headers().lastHeader(Signatures.SIGNATURE).value(),
                            r.topic(),
                            r.key(),
                            r.value()))
                    .isTrue();
            values.add(r.value());
            previous = Signatures.sha256(r.value());
        }
        JsonNode last = Wire.JSON.readTree(values.getLast());
        assertThat(last.path("type").asText()).isEqualTo("dev.drydock.run.closed.v1");
        assertThat(last.path("data").path("count").asInt()).isEqualTo(values.size());
        assertThat(last.path("data").path("end").asText()).isEqualTo(end);
        assertThat(values).allSatisfy(v -> assertThat(new String(v, StandardCharsets.UTF_8))
                .doesNotContain("migrating:"));
    }

    private static String header(ConsumerRecord<String, byte[]> r, String name) {
        return new String(r.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> untilClosed(String run) {
        List<ConsumerRecord<String, byte[]>> mine = new ArrayList<>();
        Map<String, Object> config = Map.of("bootstrap.servers", Dock.STACK.kafka(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.UPGRADES).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Dock.until("the run's record is closed on the topic", Duration.ofSeconds(60), () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> {
                    if (run.equals(r.key())) mine.add(r);
                });
                return !mine.isEmpty()
                        && new String(mine.getLast().value(), StandardCharsets.UTF_8).contains("run.closed.v1");
            });
        }
        return mine;
    }
}
