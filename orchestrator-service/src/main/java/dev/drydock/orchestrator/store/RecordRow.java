package dev.drydock.orchestrator.store;

import dev.drydock.contract.wire.Signatures;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "record")
@IdClass(RecordRow.Key.class)
public class RecordRow {
    public record Key(String run, long sequence) implements Serializable {}

    @Id
    public String run;

    @Id
    public long sequence;

    public byte[] value;
    public byte[] signature;

    @Column(name = "key_id")
    public String keyId;

    public Instant sent;

    /** What the next of its chain names as the one before. */
    public String hash() {
        return Signatures.sha256(value);
    }
}
