package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "backup")
public class BackupRow {
    @Id
    public String id;

    public String site;

    @Column(name = "version_name")
    public String versionName;

    @Column(name = "version_commit")
    public String versionCommit;

    public Instant taken;
    public Instant verified;
    public String fingerprints;
    public long files;
    public long bytes;
}
