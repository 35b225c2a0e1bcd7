package dev.drydock.audit.keep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** @param next by partition, the first that is not kept yet */
public record Progress(String topic, Map<Integer, Long> next) {
    static Progress of(String topic, List<Received> received) {
        return new Progress(
                topic,
                received.stream().collect(Collectors.toMap(Received::partition, r -> r.offset() + 1, Math::max)));
    }
}
