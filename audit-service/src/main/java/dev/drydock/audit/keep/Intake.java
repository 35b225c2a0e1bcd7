package dev.drydock.audit.keep;

import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Link;
import dev.drydock.contract.record.Links;
import dev.drydock.contract.record.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides what becomes of a poll's records: an event that is signed and new is kept; whatever is wrong is kept as evidence, and
 * nothing stops the reading. Pure.
 */
public record Intake(List<Received> fresh, List<Evidence> evidence, List<Claim> claims) {

    /** @param known by run, of all runs in hand; it learns what is added */
    public static Intake of(List<Received> received, Map<String, Memory> known) {
        Intake intake = new Intake(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Received r : received) {
            switch (r.read()) {
                case Seal.Read.Bad(Fault fault) -> intake.evidence.add(new Evidence(fault, r));
                case Seal.Read.Good(Link link) -> intake.take(r, link, known.get(link.run()));
            }
        }
        return intake;
    }

    private void take(Received r, Link link, Memory known) {
        if (Links.again(link, known)) return;
        Links.faults(link, known).forEach(f -> evidence.add(new Evidence(f, r)));
        if (known.hash(link.sequence()).isPresent()) return;
        known.gapBefore(link.sequence()).ifPresent(first -> evidence.add(gap(link, first)));
        known.add(link);
        fresh.add(r);
        Head.of(link.event()).ifPresent(h -> h.moved().forEach(m -> claims.add(new Claim(h.sequence(), m))));
    }

    private static Evidence gap(Link link, long first) {
        return new Evidence(
                Fault.missing(
                        link.run(), first, link.sequence() - 1, "entry " + link.sequence() + " came in its place"),
                null);
    }
}
