package dev.drydock.contract.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What of one run has gone by: 32 bytes an entry, whatever is in it. */
final class Chain implements Known {
    private static final int SIZE = 32;

    /** Further ahead of the last no number is believed: it would take memory that no record needs. */
    static final long LEAP = 1_000_000;

    /** From {@code first} to {@code last} nothing has come; {@code line}: of the one that came instead. */
    record Gap(long first, long last, long line) {}

    private final BitSet here = new BitSet();
    private byte[] hashes = new byte[8 * SIZE];
    private long last;
    private OptionalLong closed = OptionalLong.empty();
    private final Map<Long, String> unlinked = new HashMap<>();
    private final Map<Long, Long> lines = new HashMap<>();
    private final Set<Long> doubted = new HashSet<>();

    boolean believes(long sequence) {
        return sequence <= last + LEAP;
    }

    void add(Link link, long line) {
        int at = (int) link.sequence();
        if (hashes.length < at * SIZE) hashes = Arrays.copyOf(hashes, Math.max(at, here.length() * 2) * SIZE);
        System.arraycopy(HexFormat.of().parseHex(link.hash()), 0, hashes, (at - 1) * SIZE, SIZE);
        if (at > 1 && !here.get(at - 1)) {
            unlinked.put(link.sequence(), link.previous());
            lines.put(link.sequence(), line);
        }
        unlinked.remove(link.sequence() + 1);
        here.set(at);
        last = Math.max(last, at);
        if (link.closes()) close(at);
    }

    /** Nothing should follow: no room is kept for it. */
    private void close(int at) {
        closed = OptionalLong.of(at);
        hashes = Arrays.copyOf(hashes, (int) last * SIZE);
    }

    /** Something stands in its place that is not believed. */
    void doubt(long sequence) {
        doubted.add(sequence);
    }

    boolean doubts(long sequence) {
        return doubted.contains(sequence);
    }

    long last() {
        return last;
    }

    long count() {
        return here.cardinality();
    }

    @Override
    public Optional<String> hash(long sequence) {
        if (sequence < 1 || sequence > last || !here.get((int) sequence)) return Optional.empty();
        int from = (int) (sequence - 1) * SIZE;
        return Optional.of(HexFormat.of().formatHex(hashes, from, from + SIZE));
    }

    @Override
    public Optional<String> previous(long sequence) {
        return Optional.ofNullable(unlinked.get(sequence));
    }

    @Override
    public OptionalLong closed() {
        return closed;
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int from = here.nextClearBit(1); from <= last; from = here.nextClearBit(from)) {
            int next = here.nextSetBit(from);
            long line = lines.getOrDefault((long) next, 0L);
            undoubted(from, next - 1L, line).ifPresent(gaps::add);
            from = next;
        }
        return gaps;
    }

    /** Without what was there but was not believed: that is told elsewhere. */
    private Optional<Gap> undoubted(long first, long last, long line) {
        long from = first;
        long to = last;
        while (from <= to && doubted.contains(from)) from++;
        while (to >= from && doubted.contains(to)) to--;
        return from > to ? Optional.empty() : Optional.of(new Gap(from, to, line));
    }
}
