package dev.drydock.audit.store;

import dev.drydock.contract.Event;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Link;
import dev.drydock.contract.record.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is kept beside an event's bytes, by which it is found and shown, held against them. Pure. */
public final class Columns {
    /** Signatures are looked at elsewhere. */
    private static final Seal BYTES = Seal.unsigned();

    private static final Duration DIGIT = Duration.ofNanos(1000);

    private Columns() {}

    /** Empty also where the bytes say nothing, or another run: that is a fault by itself. */
    public static Optional<Fault> fault(Kept k) {
        Entry entry = new Entry(k.run().getBytes(StandardCharsets.UTF_8), k.value(), k.headers());
        return BYTES.read(entry) instanceof Seal.Read.Good(Link link) ? fault(k, link) : Optional.empty();
    }

    private static Optional<Fault> fault(Kept k, Link link) {
        Event e = link.event();
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("sequence", k.sequence() == link.sequence());
        same.put("type", k.type().equals(e.type()));
        same.put("site", k.site().equals(Rows.storable(e.subject())));
        same.put("actor", k.actor().equals(Rows.storable(e.actor())));
        same.put("time", near(k.time(), e.time()));
        same.put("hash", k.hash().equals(link.hash()));
        same.put("previous", k.previous().equals(Rows.storable(link.previous())));
        String other = same.entrySet().stream()
                .filter(s -> !s.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fault.What.COLUMN,
                        k.run(),
                        link.sequence(),
                        link.sequence(),
                        "its row has another " + other + " than its bytes"));
    }

    /** PostgreSQL keeps a time to the microsecond. */
    private static boolean near(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(DIGIT) < 0;
    }
}
