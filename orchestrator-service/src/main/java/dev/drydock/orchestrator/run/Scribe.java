package dev.drydock.orchestrator.run;

import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.store.RecordRow;
import java.time.Instant;

/** Entries of the public record as rows. */
final class Scribe {
    private final Pen pen;

    Scribe(Signatures.Signer signer) {
        this.pen = new Pen(signer);
    }

    RecordRow write(Pen.Last last, String subject, Chronicle.Entry entry, Instant at, String actor, String cause) {
        Pen.Written written = pen.write(last, entry.type(), subject, at, actor, cause, entry.data());
        RecordRow row = new RecordRow();
        row.run = written.chain();
        row.sequence = written.sequence();
        row.value = written.value();
        row.signature = written.signature();
        row.keyId = written.keyId();
        return row;
    }
}
