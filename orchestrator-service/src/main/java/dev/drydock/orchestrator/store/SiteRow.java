package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "site")
public class SiteRow {
    @Id
    public String name;

    public String recipe;
    public String yaml;
    public long epoch;

    @Column(name = "version_name")
    public String versionName;

    @Column(name = "version_commit")
    public String versionCommit;

    public Instant added;

    /** Of its file, as {@code k=v,k=v}. */
    public String labels = "";

    @Column(name = "four_eyes")
    public boolean fourEyes;
}
