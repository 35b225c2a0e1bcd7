package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "hold")
@IdClass(ReleaseRow.Key.class)
public class HoldRow {
    @Id
    public String application;

    @Id
    public String version;

    public String reason;
    public String by;
    public Instant since;
}
