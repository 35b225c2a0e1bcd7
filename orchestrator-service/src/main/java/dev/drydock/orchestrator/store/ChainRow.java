package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far a chain of the public record has come that is no run's. */
@Entity
@Table(name = "chain")
public class ChainRow {
    @Id
    public String id;

    public long sequence;

    @Column(name = "last_hash")
    public String lastHash;
}
