package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An order as people are shown it. Nothing is decided from here. */
@Entity
@Table(name = "run_order")
public class OrderRow {
    @Id
    public String id;

    public String run;
    public String kind;
    public int step;
    public long attempt;
    public int tries;
    public String name;
    public String verb;
    public String family;
    public Instant sent;
    public Instant accepted;
    public Instant ended;
    public String said;
    public String reason;
    public String next;
    public String tail;
    public String found;
}
