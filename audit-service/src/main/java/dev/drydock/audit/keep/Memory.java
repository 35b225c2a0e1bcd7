package dev.drydock.audit.keep;

import dev.drydock.contract.record.Known;
import dev.drydock.contract.record.Link;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is kept of one run already, as far as the entries in hand touch it. */
public final class Memory implements Known {
    private record Row(String hash, String previous) {}

    private final Map<Long, Row> rows = new HashMap<>();
    private long last;
    private OptionalLong closed = OptionalLong.empty();

    public void row(long sequence, String hash, String previous) {
        rows.put(sequence, new Row(hash, previous));
    }

    public void last(long sequence) {
        last = Math.max(last, sequence);
    }

    public void closed(long sequence) {
        closed = OptionalLong.of(sequence);
    }

    void add(Link link) {
        row(link.sequence(), link.hash(), link.previous());
        last(link.sequence());
        if (link.closes()) closed(link.sequence());
    }

    /** The first of those that should have come before this one, and did not; empty: none. */
    OptionalLong gapBefore(long sequence) {
        if (sequence == 1 || rows.containsKey(sequence - 1)) return OptionalLong.empty();
        return OptionalLong.of(Math.min(last + 1, sequence - 1));
    }

    @Override
    public Optional<String> hash(long sequence) {
        return Optional.ofNullable(rows.get(sequence)).map(Row::hash);
    }

    @Override
    public Optional<String> previous(long sequence) {
        return Optional.ofNullable(rows.get(sequence)).map(Row::previous);
    }

    @Override
    public OptionalLong closed() {
        return closed;
    }
}
