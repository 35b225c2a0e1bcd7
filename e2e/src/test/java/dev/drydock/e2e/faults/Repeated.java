package dev.drydock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.e2e.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What lies on the topics of the held runs, sent again: in any order, byte for byte, under its own signature. */
final class Repeated {
    private Repeated() {}

    static void answers(List<Held> held, int times) {
        again(held, List.of(Topics.ANSWERS), times);
    }

    static void orders(List<Held> held, int times) {
        again(held, Stream.of(Family.values()).map(Family::topic).toList(), times);
    }

    private static void again(List<Held> held, List<String> topics, int times) {
        Set<String> runs = held.stream().map(Held::run).collect(Collectors.toSet());
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (var r : Topic.all(topics)) {
            if (runs.contains(new String(r.key(), UTF_8))) all.addAll(Collections.nCopies(times, r));
        }
        assertThat(all).as("what is to be repeated").isNotEmpty();
        Collections.shuffle(all, new Random(all.size()));
        Answered.send(all.stream()
                .map(r -> new Topic.Message(r.topic(), r.key(), r.value(), headers(r)))
                .toList());
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> r) {
        return StreamSupport.stream(r.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, Header::value, (a, b) -> b));
    }
}
