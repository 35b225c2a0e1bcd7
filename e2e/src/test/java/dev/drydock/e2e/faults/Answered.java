package dev.drydock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drydock.contract.Topics;
import dev.drydock.e2e.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What the participants have answered, as it lies on the topic. */
final class Answered {
    private Answered() {}

    /** Sends it again, so many times and in any order, byte for byte under its own signature. */
    static void again(List<Held> held, int times) {
        Set<String> runs = held.stream().map(Held::run).collect(Collectors.toSet());
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (var r : Topic.read(List.of(Topics.ANSWERS), "an answer is there", some -> !some.isEmpty())) {
            if (runs.contains(new String(r.key(), UTF_8))) all.addAll(Collections.nCopies(times, r));
        }
        Collections.shuffle(all, new Random(all.size()));
        try {
            Topic.send(all.stream()
                    .map(r -> new Topic.Message(r.topic(), r.key(), r.value(), headers(r)))
                    .toList());
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> r) {
        return StreamSupport.stream(r.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, Header::value, (a, b) -> b));
    }
}
