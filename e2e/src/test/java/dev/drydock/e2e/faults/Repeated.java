package dev.drydock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.e2e.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
        answers(runs(held), times);
    }

    static void answers(Set<String> runs, int times) {
        again(runs, List.of(Topics.ANSWERS), times);
    }

    static void orders(List<Held> held, int times) {
        orders(runs(held), times);
    }

    static void orders(Set<String> runs, int times) {
        again(runs, Stream.of(Family.values()).map(Family::topic).toList(), times);
    }

    private static Set<String> runs(List<Held> held) {
        return held.stream().map(Held::run).collect(Collectors.toSet());
    }

    private static void again(Set<String> runs, List<String> topics, int times) {
        List<ConsumerRecord<byte[], byte[]>> all = each(Topic.all(topics)).stream()
                .filter(r -> runs.contains(new String(r.key(), UTF_8)))
                .flatMap(r -> Collections.nCopies(times, r).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(all).as("what is to be repeated").isNotEmpty();
        Collections.shuffle(all, new Random(all.size()));
        Answered.send(all.stream()
                .map(r -> new Topic.Message(r.topic(), r.key(), r.value(), headers(r)))
                .toList());
    }

    /** Once, however often it lies there: else what is repeated is repeated too, and each time it is many times more. */
    static List<ConsumerRecord<byte[], byte[]>> each(List<ConsumerRecord<byte[], byte[]>> all) {
        Set<List<Object>> seen = new HashSet<>();
        return all.stream()
                .filter(r -> seen.add(List.of(r.topic(), ByteBuffer.wrap(r.value()))))
                .toList();
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> r) {
        return StreamSupport.stream(r.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, Header::value, (a, b) -> b));
    }
}
