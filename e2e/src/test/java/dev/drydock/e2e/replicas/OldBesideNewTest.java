package dev.drydock.e2e.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an update goes on, one version answers what the other has ordered: the first release's messages, and those with more in them. */
@Tag("faults")
@Tag("alone")
class OldBesideNewTest {
    private static final int SITES = 24;
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    Path dir;

    @Test
    void anOlderParticipantBesideANewOne() throws Exception {
        both(UnaryOperator.identity());
    }

    @Test
    void aNewerParticipantBesideAnOldOne() throws Exception {
        both(OtherVersion::withMore);
    }

    private void both(UnaryOperator<ObjectNode> words) throws Exception {
        try (Crowd crowd = new Crowd(dir, SITES);
                OtherVersion other = new OtherVersion(crowd.stack, words)) {
            List<String> sites = crowd.sites(SITES);
            try (Load load = new Load(crowd.stack, crowd.tables, List.of("orchestrator"))) {
                sites.forEach(load::on);
                boolean shared = Await.until(
                        LONG,
                        () -> crowd.tables.workedOn("vcs") > 0
                                && other.answered().size() > SITES);

                List<String> runs = load.end();
                assertThat(shared).as("both have worked").isTrue();
                crowd.endedWell(runs);
            }
        }
    }

    @Test
    void ordersOfAnOlderAndOfANewerOrchestrator() throws Exception {
        try (Crowd crowd = new Crowd(dir, 1)) {
            ObjectNode older = (ObjectNode)
                    Wire.JSON.readTree(Path.of("../contract/src/test/resources/released/v1/order-copy.json")
                            .toFile());
            ObjectNode newer = older.deepCopy().put("id", "02run/7/do/42").put("trace", "00-4bf9-01");
            newer.putObject("envelope").put("version", 2).put("deadline", "2099-01-01T00:00:00Z");
            ((ObjectNode) newer.path("place")).putArray("zones").add("one");
            ((ObjectNode) newer.path("work")).put("speed", "fast");

            send(crowd.stack, List.of(older, newer));

            assertThat(Await.until(LONG, () -> crowd.tables.workedOn("backup") == 2))
                    .as("both have ended")
                    .isTrue();
        }
    }

    private static void send(Stack stack, List<JsonNode> orders) throws Exception {
        String topic = "drydock.orders.backup";
        var signer = Signatures.Signer.load(
                "orchestrator", "orchestrator", stack.dir().resolve("keys/orchestrator.key"));
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (JsonNode order : orders) {
                String run = order.path("id").asText().split("/")[0];
                byte[] value = Wire.JSON.writeValueAsBytes(order);
                var record = new ProducerRecord<>(topic, run, value);
                record.headers().add(Signatures.SIGNATURE, signer.sign(topic, run, value));
                record.headers().add(Signatures.KEY, signer.keyId().getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
        }
    }
}
