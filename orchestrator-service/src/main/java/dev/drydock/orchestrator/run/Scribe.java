package dev.drydock.orchestrator.run;

import dev.drydock.contract.Event;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import java.time.Instant;

/** Writes one entry of the public record behind the last: numbered, chained, signed, and from then on only bytes. */
final class Scribe {
    private final Signatures.Signer signer;

    Scribe(Signatures.Signer signer) {
        this.signer = signer;
    }

    /** Moves the run's own count and last hash on; both are saved with the state. */
    RecordRow write(RunRow run, Chronicle.Entry entry, Instant at, String actor, String cause) {
        long sequence = run.sequence + 1;
        byte[] value = Wire.bytes(new Event(
                run.id + "-" + sequence,
                "drydock",
                "dev.drydock." + entry.type() + ".v1",
                run.site,
                at,
                run.id,
                sequence,
                run.lastHash,
                actor,
                cause,
                entry.data()));
        RecordRow row = new RecordRow();
        row.run = run.id;
        row.sequence = sequence;
        row.value = value;
        row.signature = signer.sign(Topics.UPGRADES, run.id, value);
        row.keyId = signer.keyId();
        run.sequence = sequence;
        run.lastHash = Signatures.sha256(value);
        return row;
    }
}
