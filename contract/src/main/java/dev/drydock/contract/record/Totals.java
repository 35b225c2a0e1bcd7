package dev.drydock.contract.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts along with the heads, as long as none is missing: each says how much there is in all. */
final class Totals {
    private final Map<String, Long> last = new HashMap<>();
    private long sequence;
    private long entries;

    Optional<Fault> fault(Head head) {
        if (head.sequence() != sequence + 1) return Optional.empty();
        sequence = head.sequence();
        for (Head.Moved m : head.moved()) {
            Long before = last.put(m.run(), m.sequence());
            entries += m.sequence() - (before == null ? 0 : before);
        }
        if (head.chains() == last.size() && head.entries() == entries) return Optional.empty();
        return Optional.of(Fault.at(
                Fault.What.COUNT,
                Head.CHAIN,
                head.sequence(),
                "it counts " + head.chains() + " chains and " + head.entries() + " entries; its heads add up to "
                        + last.size() + " and " + entries));
    }
}
