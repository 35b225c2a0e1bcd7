package dev.drydock.cli.record;

import dev.drydock.cli.api.Entries;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.record.Verifier;
import dev.drydock.contract.wire.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is one run's record whole? Judged by the bytes alone: 1, 2, 3 … without a gap, each with the SHA-256 of the one before, all
 * of the run that was asked for. Signatures are not looked at: that needs the orchestrator's public key.
 */
public final class Chain {
    private Chain() {}

    /** @param closed the last entry says that the run is over: nothing can be missing behind it */
    public record Verdict(boolean intact, int entries, boolean closed, Optional<String> fault, String head) {}

    public static Verdict verify(String run, Entries entries) {
        Verifier verifier = Verifier.ofPart(Seal.unsigned());
        List<Verifier.Finding> found = new ArrayList<>();
        for (Entries.Entry e : entries.items()) {
            if (run.equals(e.key())) found.addAll(verifier.take(0, entry(e)));
            else found.add(new Verifier.Finding(0, stranger(e)));
        }
        found.addAll(verifier.end());
        if (entries.items().isEmpty()) return new Verdict(false, 0, false, Optional.of("there are no entries"), "");
        return new Verdict(
                found.isEmpty(),
                entries.items().size(),
                verifier.summary().closed() > 0,
                found.stream().findFirst().map(Copy::text),
                Signatures.sha256(entries.items().getLast().value()));
    }

    private static Entry entry(Entries.Entry e) {
        return new Entry(e.key().getBytes(StandardCharsets.UTF_8), e.value(), List.of());
    }

    private static Fault stranger(Entries.Entry e) {
        String key = String.valueOf(e.key());
        return new Fault(Fault.What.MOVED, key, e.sequence(), e.sequence(), "it is of another run");
    }
}
