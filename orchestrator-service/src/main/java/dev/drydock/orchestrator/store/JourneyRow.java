package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "journey")
public class JourneyRow {
    public static final String GOING = "going";
    public static final String ARRIVED = "arrived";
    public static final String STOPPED = "stopped";

    /** That of its first run. */
    @Id
    public String id;

    public String site;
    public String wish;
    public String status;
    public String why;
    public String next;
    public Instant ended;
}
