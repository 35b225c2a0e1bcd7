package dev.drydock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drydock.contract.Answer;
import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Wire;
import dev.drydock.e2e.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        send(all.stream()
                .map(r -> new Topic.Message(r.topic(), r.key(), r.value(), headers(r)))
                .toList());
    }

    /** Says of each order that is held that it is done, in the name of who has it, without his signature. */
    static void forge(List<Held> held) {
        List<Topic.Message> lies = held.stream()
                .flatMap(h -> Orders.of(h.run()).pending().stream())
                .map(o -> new Answer(
                        OrderId.of(o.id()),
                        Family.valueOf(o.family().toUpperCase(java.util.Locale.ROOT)),
                        Said.Done.nothing(),
                        Instant.now()))
                .map(a -> new Topic.Message(
                        Topics.ANSWERS,
                        a.order().run().getBytes(UTF_8),
                        Wire.bytes(a),
                        Map.of("drydock-key", a.from().word().getBytes(UTF_8))))
                .toList();
        send(lies);
    }

    static void poison(List<Held> held) {
        List<String> topics = Stream.concat(Stream.of(Family.values()).map(Family::topic), Stream.of(Topics.ANSWERS))
                .toList();
        List<String> texts = List.of("", "{", "null", "{\"type\":\"drydock.order.v99\"}", "x".repeat(100_000));
        send(held.stream()
                .flatMap(h -> topics.stream().flatMap(t -> texts.stream()
                        .map(text -> new Topic.Message(t, h.run().getBytes(UTF_8), text.getBytes(UTF_8), Map.of()))))
                .toList());
    }

    private static void send(List<Topic.Message> messages) {
        try {
            Topic.send(messages);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> r) {
        return StreamSupport.stream(r.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, Header::value, (a, b) -> b));
    }
}
