package dev.drydock.orchestrator.run;

import dev.drydock.contract.Event;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.RecordRow;
import java.time.Instant;

/** Writes one entry of the public record behind the last: numbered, chained, signed, and from then on only bytes. */
final class Scribe {
    private final Signatures.Signer signer;

    Scribe(Signatures.Signer signer) {
        this.signer = signer;
    }

    /** Where a chain ends by now; {@code hash} is empty before its first entry. */
    record Last(String chain, long sequence, String hash) {}

    RecordRow write(Last last, String subject, Chronicle.Entry entry, Instant at, String actor, String cause) {
        long sequence = last.sequence() + 1;
        byte[] value = Wire.bytes(new Event(
                last.chain() + "-" + sequence,
                "drydock",
                "dev.drydock." + entry.type() + ".v1",
                subject,
                at,
                last.chain(),
                sequence,
                last.hash(),
                actor,
                cause,
                entry.data()));
        RecordRow row = new RecordRow();
        row.run = last.chain();
        row.sequence = sequence;
        row.value = value;
        row.signature = signer.sign(Topics.UPGRADES, last.chain(), value);
        row.keyId = signer.keyId();
        return row;
    }
}
