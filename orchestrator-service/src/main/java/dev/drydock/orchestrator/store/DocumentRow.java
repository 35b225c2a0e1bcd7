package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "document")
@IdClass(DocumentRow.Key.class)
public class DocumentRow {
    public static final String POLICY = "policy";
    public static final String SOURCE = "source";

    @Id
    public String kind;

    @Id
    public String name;

    public String yaml;
    public Instant added;

    public record Key(String kind, String name) implements Serializable {}
}
