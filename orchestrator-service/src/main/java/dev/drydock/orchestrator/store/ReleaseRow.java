package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "release")
@IdClass(ReleaseRow.Key.class)
public class ReleaseRow {
    @Id
    public String application;

    @Id
    public String version;

    public Instant heard;
    public String ways;
    public Instant confirmed;

    public record Key(String application, String version) implements Serializable {}
}
