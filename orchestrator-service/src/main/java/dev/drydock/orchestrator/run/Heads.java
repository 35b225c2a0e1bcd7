package dev.drydock.orchestrator.run;

import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Head.Moved;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.Relayed;
import dev.drydock.orchestrator.store.Relayed.Moving;
import dev.drydock.orchestrator.store.Relayed.Totals;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Once a minute a signed word on all chains of the record at once: so that a run that is gone, an end that was cut and a chain
 * that was written anew are noticed by whoever has the heads.
 */
@ApplicationScoped
public class Heads implements Chores.Chore {
    /** A head stays small; where more has moved, the next one follows at once. */
    static final int MOST = 500;

    private final Store store;
    private final Relayed relayed;
    private final Scribe scribe;
    private final Duration every;

    Heads(
            Store store,
            Relayed relayed,
            Signatures.Signer signer,
            @ConfigProperty(name = "drydock.heads.every") Duration every) {
        this.store = store;
        this.relayed = relayed;
        this.scribe = new Scribe(signer);
        this.every = every;
    }

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public boolean work() {
        return QuarkusTransaction.requiringNew().call(this::head);
    }

    /** @return whether more has moved than went into this one */
    boolean head() {
        Optional<Totals> before = relayed.due();
        if (before.isEmpty()) return false;
        List<Moving> moving = relayed.moving(MOST);
        boolean more = moving.size() == MOST;
        Totals totals = new Totals(
                before.get().chains()
                        + moving.stream().filter(m -> m.before() == 0).count(),
                before.get().entries()
                        + moving.stream()
                                .mapToLong(m -> m.moved().sequence() - m.before())
                                .sum());
        List<Moved> moved = moving.stream().map(Moving::moved).toList();
        write(totals, moved);
        relayed.told(totals, moved, more ? Duration.ZERO : every);
        return more;
    }

    private void write(Totals totals, List<Moved> moved) {
        var chain = store.lockChain(Head.CHAIN);
        var last = new Pen.Last(chain.id, chain.sequence, chain.lastHash);
        var entry = new Chronicle.Entry("record.head", Head.data(totals.chains(), totals.entries(), moved));
        RecordRow row = scribe.write(last, "record", entry, store.now(), "drydock", "");
        chain.sequence = row.sequence;
        chain.lastHash = row.hash();
        store.add(row);
    }
}
