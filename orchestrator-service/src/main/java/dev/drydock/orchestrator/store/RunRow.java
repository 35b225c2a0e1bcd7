package dev.drydock.orchestrator.store;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "run")
public class RunRow {
    @Id
    public String id;

    public String site;
    public String kind;

    @Column(updatable = false)
    public String plan;

    public String state;

    /** Two that read the same row cannot both write it. */
    @Version
    public long version;

    public String status;

    @Column(name = "ask_at")
    public Instant askAt;

    public Instant deadline;
    public Instant started;
    public Instant ended;

    @Column(name = "doors_closed")
    public Instant doorsClosed;

    @Column(name = "doors_opened")
    public Instant doorsOpened;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "reason_given")
    public String reasonGiven;

    public String ticket;

    /** Who asked for it may not approve what it shows. */
    @Column(name = "four_eyes")
    public boolean fourEyes;

    @Column(name = "idempotency_key")
    public String idempotencyKey;

    /** Null: it is none of several hops. */
    public String journey;

    public long sequence;

    @Column(name = "last_hash")
    public String lastHash;

    public Plan plan() {
        return ended == null ? Plans.of(id, plan) : Plans.ended(id, plan);
    }

    public State state() {
        return Wire.stored(state, State.class);
    }

    public void state(State s) {
        state = Wire.text(s);
    }
}
