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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others than the participants say on their topics. */
final class Answered {
    private Answered() {}

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
        poison(held.stream().map(Held::run).collect(Collectors.toSet()));
    }

    static void poison(Set<String> runs) {
        List<String> topics = Stream.concat(Stream.of(Family.values()).map(Family::topic), Stream.of(Topics.ANSWERS))
                .toList();
        List<String> texts = List.of("", "{", "null", "{\"type\":\"drydock.order.v99\"}", "x".repeat(100_000));
        send(runs.stream()
                .flatMap(run -> topics.stream().flatMap(t -> texts.stream()
                        .map(text -> new Topic.Message(t, run.getBytes(UTF_8), text.getBytes(UTF_8), Map.of()))))
                .toList());
    }

    static void send(List<Topic.Message> messages) {
        try {
            Topic.send(messages);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
