package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rollout")
public class RolloutRow {
    @Id
    public String id;

    /** As {@code rollout.Rollout} has it. */
    public String state;

    /** Lower-case; what lists are filtered by. */
    public String standing;

    /** Not looked at before. */
    public Instant due;

    public Instant started;
    public Instant ended;

    @Column(name = "idempotency_key")
    public String idempotencyKey;
}
