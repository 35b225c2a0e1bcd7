package dev.drydock.orchestrator.run;

import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What is changed beside runs is in the public record too, with who: one chain of its own, named {@code register}, that
 * is never closed.
 */
@ApplicationScoped
public class Register {
    public static final String CHAIN = "register";

    private final Store store;
    private final Scribe scribe;

    Register(Store store, Signatures.Signer signer) {
        this.store = store;
        this.scribe = new Scribe(signer);
    }

    /**
     * Within the caller's transaction, as its last act: who comes second waits for its end.
     *
     * @param type what, in the past: {@code site.added}
     * @param data ids, counts and hashes; never a secret
     */
    public void tell(String type, String subject, Map<String, Object> data, String actor) {
        var chain = store.lockChain(CHAIN);
        var last = new Pen.Last(chain.id, chain.sequence, chain.lastHash);
        RecordRow row = scribe.write(last, subject, new Chronicle.Entry(type, data), store.now(), actor, "");
        chain.sequence = row.sequence;
        chain.lastHash = row.hash();
        store.add(row);
    }
}
