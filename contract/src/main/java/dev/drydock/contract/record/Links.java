package dev.drydock.contract.record;

import dev.drydock.contract.record.Fault.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An entry held against its neighbours, in whatever order they come. Pure. */
public final class Links {
    private Links() {}

    /** Whether it was there before, with the same bytes. */
    public static boolean again(Link link, Known known) {
        return known.hash(link.sequence()).filter(link.hash()::equals).isPresent();
    }

    public static List<Fault> faults(Link link, Known known) {
        Optional<String> other = known.hash(link.sequence());
        if (other.isPresent())
            return other.get().equals(link.hash())
                    ? List.of()
                    : List.of(fault(What.DOUBLE, link, "it has come twice, with different bytes, both signed"));
        List<Fault> faults = new ArrayList<>();
        chained(link, known).ifPresent(faults::add);
        known.previous(link.sequence() + 1)
                .filter(named -> !named.equals(link.hash()))
                .map(named -> broken(link.run(), link.sequence() + 1, named, link.hash()))
                .ifPresent(faults::add);
        OptionalLong closed = known.closed();
        if (closed.isPresent() && closed.getAsLong() < link.sequence())
            faults.add(fault(What.AFTER_END, link, "entry " + closed.getAsLong() + " closed the run"));
        if (link.closes()) miscounted(link).ifPresent(faults::add);
        return faults;
    }

    private static Optional<Fault> chained(Link link, Known known) {
        Optional<String> before = link.sequence() == 1 ? Optional.of("") : known.hash(link.sequence() - 1);
        return before.filter(hash -> !hash.equals(link.previous()))
                .map(hash -> broken(link.run(), link.sequence(), link.previous(), hash));
    }

    private static Fault broken(String run, long sequence, String named, String is) {
        return Fault.at(
                What.CHAIN,
                run,
                sequence,
                "it names " + shown(named) + " as the hash of the one before, which is " + shown(is));
    }

    private static String shown(String hash) {
        return hash.isEmpty() ? "nothing" : hash.substring(0, Math.min(12, hash.length())) + "…";
    }

    private static Optional<Fault> miscounted(Link link) {
        Object count = link.event().data().get("count");
        boolean right = count instanceof Number n && n.longValue() == link.sequence();
        return right
                ? Optional.empty()
                : Optional.of(fault(What.COUNT, link, "it closes the run and counts " + count + " entries"));
    }

    private static Fault fault(What what, Link link, String why) {
        return Fault.at(what, link.run(), link.sequence(), why);
    }
}
