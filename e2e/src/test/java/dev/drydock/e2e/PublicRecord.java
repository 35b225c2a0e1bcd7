package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topic has of some runs, as anybody reads it. */
public record PublicRecord(Stack stack, Map<String, List<ConsumerRecord<byte[], byte[]>>> of) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Once the record of each is closed. */
    public static PublicRecord closed(Collection<String> runs) {
        return closed(Dock.STACK, runs);
    }

    public static PublicRecord closed(Stack stack, Collection<String> runs) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> of = new HashMap<>();
        Set<String> wanted = Set.copyOf(runs);
        boolean closed = Await.until(LIMIT, () -> {
            of.clear();
            Topic.all(stack, List.of(Topics.UPGRADES)).stream()
                    .filter(r -> wanted.contains(key(r)))
                    .forEach(r ->
                            of.computeIfAbsent(key(r), k -> new ArrayList<>()).add(r));
            return wanted.stream().allMatch(run -> closedAfterItsFirst(of.getOrDefault(run, List.of())));
        });
        if (!closed) throw new AssertionError("waited " + LIMIT + " in vain until the record of each run is closed");
        return new PublicRecord(stack, of);
    }

    private static boolean closedAfterItsFirst(List<ConsumerRecord<byte[], byte[]>> some) {
        return beginning(some).stream().anyMatch(r -> text(r.value()).contains("run.closed.v1"));
    }

    /** Without what went to a topic that had been wiped, before all came again. */
    public PublicRecord refilled() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> again = new HashMap<>();
        of.forEach((run, some) -> again.put(run, beginning(some)));
        return new PublicRecord(stack, again);
    }

    private static List<ConsumerRecord<byte[], byte[]>> beginning(List<ConsumerRecord<byte[], byte[]>> some) {
        return some.stream().dropWhile(r -> sequence(r) != 1).toList();
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> r) {
        try {
            return Wire.JSON.readTree(r.value()).path("sequence").asLong();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Gapless, chained, signed, closed with that end and its count.
     *
     * @return each value once */
    public List<byte[]> whole(String run, String end) throws IOException {
        Signatures.Trusted trusted = Signatures.Trusted.load(stack.dir().resolve("trusted"));
        List<byte[]> values = new ArrayList<>();

        String previous = "";
        for (ConsumerRecord<byte[], byte[]> r : of.getOrDefault(run, List.of())) {
            JsonNode event = Wire.JSON.readTree(r.value());
            long sequence = event.path("sequence").asLong();
            if (sequence <= values.size()) {
                assertThat(r.value()).as("sent again").isEqualTo(values.get((int) sequence - 1));
                continue;
            }
            assertThat(sequence).isEqualTo(values.size() + 1L);
            assertThat(event.path("previoushash").asText()).isEqualTo(previous);
            byte[] signature = r.headers().lastHeader(Signatures.SIGNATURE).value();
            String by = text(r.headers().lastHeader(Signatures.KEY).value());
            assertThat(trusted.signedBy("orchestrator", by, signature, r.topic(), key(r), r.value()))
                    .isTrue();
            values.add(r.value());

            previous = Signatures.sha256(r.value());
        }
        JsonNode last = Wire.JSON.readTree(values.getLast());
        assertThat(last.path("type").asText()).isEqualTo("dev.drydock.run.closed.v1");
        assertThat(last.path("data").path("count").asInt()).isEqualTo(values.size());
        assertThat(last.path("data").path("end").asText()).isEqualTo(end);
        assertThat(values).allSatisfy(v -> assertThat(text(v)).doesNotContain("migrating:"));
        return values;
    }

    private static String key(ConsumerRecord<byte[], byte[]> r) {
        return text(r.key());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
