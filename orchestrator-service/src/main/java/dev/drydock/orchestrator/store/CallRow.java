package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "call")
public class CallRow {
    @Id
    public String id;

    public String run;
    public String what;
    public String subject;
    public String value;
    public Instant due;
    public int tries;
    public Instant done;
}
