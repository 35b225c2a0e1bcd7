package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "inquiry")
public class InquiryRow {
    @Id
    public String id;

    public String family;
    public Instant asked;
    public String answer;
}
