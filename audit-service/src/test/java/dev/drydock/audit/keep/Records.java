package dev.drydock.audit.keep;

import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.wire.Signatures;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Entries as the orchestrator writes them, and how they come. */
public final class Records {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private final KeyPair keys;
    public final Pen pen;
    public final Seal seal;
    private long offset;

    public Records() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        pen = new Pen(new Signatures.Signer("orchestrator", keys.getPrivate()));
        seal = Seal.of(Signatures.Trusted.of(Map.of("orchestrator", keys.getPublic())));
    }

    public Pen.Written entry(Pen.Last last, String what, Map<String, Object> data) {
        return pen.write(last, what, "harbour-one", AT, "vcs", "", data);
    }

    public Pen.Written by(String actor, Pen.Last last) {
        return pen.write(last, "step.done", "harbour-one", AT, actor, "", Map.of());
    }

    /** The last closes it. */
    public List<Pen.Written> run(String run, int count) {
        List<Pen.Written> all = new ArrayList<>();
        Pen.Last last = Pen.Last.none(run);
        for (int i = 1; i <= count; i++) {
            all.add(i < count ? entry(last, "step.done", Map.of()) : entry(last, "run.closed", Map.of("count", count)));
            last = all.getLast().last();
        }
        return all;
    }

    public Pen.Written head(Pen.Last last, long chains, long entries, Pen.Written... moved) {
        List<Head.Moved> all = Arrays.stream(moved)
                .map(w -> new Head.Moved(w.chain(), w.sequence(), w.last().hash()))
                .toList();
        return pen.write(last, "record.head", "record", AT, "drydock", "", Head.data(chains, entries, all));
    }

    public Received came(Pen.Written w) {
        return came(w.entry());
    }

    public Received came(Entry e) {
        return new Received(3, offset++, e, seal.read(e));
    }

    public List<Received> came(List<Pen.Written> all) {
        return all.stream().map(this::came).toList();
    }
}
