package dev.drydock.contract.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.contract.Event;
import dev.drydock.contract.wire.Wire;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A signed word on all chains at once, itself an entry of the chain {@code heads}: how far each has come that moved since the
 * head before. Through {@code previoushash} the last head stands for all of them.
 *
 * @param chains how many there are, {@code heads} not counted
 * @param entries how many all of them have together
 */
public record Head(long sequence, Instant time, long chains, long entries, List<Moved> moved) {
    public static final String CHAIN = "heads";
    public static final String TYPE = "dev.drydock.record.head.v1";

    /** @param hash of the entry with that number */
    public record Moved(
            @JsonProperty("run") String run,
            @JsonProperty("sequence") long sequence,
            @JsonProperty("hash") String hash) {}

    /** What its entry says. */
    public static Map<String, Object> data(long chains, long entries, List<Moved> moved) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("chains", chains);
        data.put("entries", entries);
        data.put("moved", moved);
        return data;
    }

    private record Data(
            @JsonProperty("chains") long chains,
            @JsonProperty("entries") long entries,
            @JsonProperty("moved") List<Moved> moved) {}

    /** Empty: it is no head, or one that says nothing that can be understood. */
    public static Optional<Head> of(Event e) {
        if (!TYPE.equals(e.type()) || !CHAIN.equals(e.run())) return Optional.empty();
        try {
            Data d = Wire.JSON.convertValue(e.data(), Data.class);
            List<Moved> moved = d.moved == null ? List.of() : d.moved;
            if (moved.stream().anyMatch(m -> m == null || m.run() == null || m.hash() == null)) return Optional.empty();
            return Optional.of(new Head(e.sequence(), e.time(), d.chains, d.entries, List.copyOf(moved)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
