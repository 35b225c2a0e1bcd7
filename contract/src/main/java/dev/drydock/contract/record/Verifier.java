package dev.drydock.contract.record;

import dev.drydock.contract.record.Fault.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Is a whole copy of the public record what was written? Entries go by once, each run's in order; what is missing is known at
 * the end. It remembers 32 bytes an entry and less than a kilobyte a chain.
 */
public final class Verifier {
    /** A head comes once a minute; as long as this may lie between the last and an entry. */
    private static final Duration STALE = Duration.ofMinutes(5);

    /** @param line where in the copy; 0: nowhere, it is what is not there */
    public record Finding(long line, Fault fault) {}

    /** @param uncovered entries that no head has told of yet */
    public record Summary(long entries, long chains, long closed, long heads, Instant lastHead, long uncovered) {}

    private record Claim(long line, long head, Head.Moved moved) {}

    private final Seal seal;
    private final boolean heads;
    private final Map<String, Chain> chains = new TreeMap<>();
    /** What the entries that have gone by do not settle yet. */
    private final List<Claim> claims = new ArrayList<>();

    private final Map<String, Claim> furthest = new TreeMap<>();
    private final Totals totals = new Totals();
    private Instant newest = Instant.MIN;
    private Instant newestHead;

    private Verifier(Seal seal, boolean heads) {
        this.seal = seal;
        this.heads = heads;
    }

    /** Of all runs, with the heads, so that a run that is gone is noticed. */
    public static Verifier ofAll(Seal seal) {
        return new Verifier(seal, true);
    }

    /** Of a part of the record: what is not in it is not missed, but for gaps. */
    public static Verifier ofPart(Seal seal) {
        return new Verifier(seal, false);
    }

    public List<Finding> take(long line, Entry entry) {
        return switch (seal.read(entry)) {
            case Seal.Read.Bad(Fault fault) -> {
                if (fault.sequence() > 0) chain(fault.run()).doubt(fault.sequence());
                yield List.of(new Finding(line, fault));
            }
            case Seal.Read.Good(Link link) ->
                taken(line, link).stream().map(f -> new Finding(line, f)).toList();
        };
    }

    private List<Fault> taken(long line, Link link) {
        Chain chain = chain(link.run());
        if (!chain.believes(link.sequence()))
            return List.of(Fault.at(
                    What.UNREADABLE,
                    link.run(),
                    link.sequence(),
                    "that number cannot be: the last was " + chain.last()));
        List<Fault> faults = new ArrayList<>(Links.faults(link, chain));
        if (chain.hash(link.sequence()).isPresent()) return faults;
        if (link.sequence() < chain.last())
            faults.add(Fault.at(
                    What.ORDER, link.run(), link.sequence(), "it stands behind entry " + chain.last() + " of its run"));
        chain.add(link, line);
        Head.of(link.event()).ifPresentOrElse(h -> headed(line, h, faults), () -> newest = later(link));
        return faults;
    }

    private Instant later(Link link) {
        Instant at = link.event().time();
        return at.isAfter(newest) ? at : newest;
    }

    private void headed(long line, Head head, List<Fault> faults) {
        newestHead = head.time();
        if (heads) head.moved().forEach(m -> claim(new Claim(line, head.sequence(), m)));
        totals.fault(head).ifPresent(faults::add);
    }

    /** What a head said that is not among the entries themselves. */
    public void claimed(long head, Head.Moved moved) {
        claim(new Claim(0, head, moved));
    }

    private void claim(Claim c) {
        furthest.merge(c.moved.run(), c, (a, b) -> a.moved.sequence() >= b.moved.sequence() ? a : b);
        Chain chain = chains.get(c.moved.run());
        boolean so = chain != null
                && chain.hash(c.moved.sequence()).filter(c.moved.hash()::equals).isPresent();
        if (!so) claims.add(c);
    }

    private Chain chain(String run) {
        return chains.computeIfAbsent(run, r -> new Chain());
    }

    /** What is not there, and what is not as the heads have it. */
    public List<Finding> end() {
        List<Finding> findings = new ArrayList<>();
        chains.forEach((run, chain) -> chain.gaps()
                .forEach(g -> findings.add(new Finding(
                        g.line(),
                        Fault.missing(run, g.first(), g.last(), "entry " + (g.last() + 1) + " comes in its place")))));
        claims.forEach(c -> rewritten(c, findings));
        cut(findings);
        if (heads) headless(findings);
        return findings;
    }

    private void rewritten(Claim c, List<Finding> findings) {
        Chain chain = chains.get(c.moved.run());
        if (chain == null) return;
        chain.hash(c.moved.sequence())
                .filter(hash -> !hash.equals(c.moved.hash()))
                .ifPresent(hash -> findings.add(new Finding(
                        c.line,
                        Fault.at(
                                What.HEAD,
                                c.moved.run(),
                                c.moved.sequence(),
                                "head " + c.head
                                        + " saw another entry in this place: the run was rewritten after it"))));
    }

    private void cut(List<Finding> findings) {
        furthest.forEach((run, c) -> {
            Chain chain = chains.getOrDefault(run, new Chain());
            long from = chain.last() + 1;
            while (chain.doubts(from)) from++;
            if (from > c.moved.sequence()) return;
            String why = from == 1
                    ? "the whole run: head " + c.head + " has seen it"
                    : "the end was cut off: head " + c.head + " has seen it";
            findings.add(new Finding(c.line, Fault.missing(run, from, c.moved.sequence(), why)));
        });
    }

    private void headless(List<Finding> findings) {
        if (newest.equals(Instant.MIN) && !chains.isEmpty()) return;
        long next = chains.containsKey(Head.CHAIN) ? chain(Head.CHAIN).last() + 1 : 1;
        if (newestHead == null)
            findings.add(new Finding(
                    0,
                    Fault.missing(
                            Head.CHAIN,
                            next,
                            next,
                            chains.isEmpty()
                                    ? "there are no entries at all"
                                    : "there is no head: nobody could tell whether runs are gone")));
        else if (newest.isAfter(newestHead.plus(STALE)))
            findings.add(new Finding(
                    0,
                    Fault.missing(
                            Head.CHAIN,
                            next,
                            next,
                            "the last head is of " + newestHead + ", but entries go on until " + newest)));
    }

    private long covered(String run) {
        Claim c = furthest.get(run);
        return c == null ? 0 : c.moved.sequence();
    }

    public Summary summary() {
        long entries = 0;
        long closed = 0;
        long uncovered = 0;
        for (Map.Entry<String, Chain> e : chains.entrySet()) {
            entries += e.getValue().count();
            if (e.getValue().closed().isPresent()) closed++;
            if (!e.getKey().equals(Head.CHAIN))
                uncovered += Math.max(0, e.getValue().last() - covered(e.getKey()));
        }
        Chain all = chains.get(Head.CHAIN);
        return new Summary(
                entries,
                chains.size() - (all == null ? 0 : 1),
                closed,
                all == null ? 0 : all.count(),
                newestHead,
                uncovered);
    }
}
