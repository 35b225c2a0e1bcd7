package dev.drydock.orchestrator.store;

import dev.drydock.contract.Version;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** A backup as the participant that has it told of it, or (of kind {@code kept}) a failed state that was put aside. */
@Entity
@Table(name = "backup")
public class BackupRow {
    public static final String KEPT = "kept";
    /** From a file: never the latest, nor what a rule or a downgrade counts on. */
    public static final String BROUGHT = "file";
    /** They take what is there because it may be needed again, not because it is good. */
    private static final Set<String> MENDING = Set.of("restore", "downgrade", "repair");

    @Id
    public String id;

    public String site;

    /** Of the run that took it. */
    public String kind;

    public String recipe;
    public String databases;

    @Column(name = "with_open_doors")
    public boolean open;

    @Column(name = "version_name")
    public String versionName;

    @Column(name = "version_commit")
    public String versionCommit;

    public Instant taken;
    public Instant verified;
    public Instant checked;
    public Instant damaged;
    public String damage;
    public Instant pinned;

    @Column(name = "erase_after")
    public Instant eraseAfter;

    public Instant leaving;
    public Instant gone;

    public String fingerprints;
    public long files;
    public long bytes;

    public Version version() {
        return new Version(versionName, versionCommit);
    }

    /** Of what a person wanted to be rid of: its way back, and no other's. */
    public boolean safety() {
        return MENDING.contains(kind);
    }

    public String state() {
        if (gone != null) return "gone";
        if (leaving != null) return "leaving";
        if (kind.equals(KEPT)) return KEPT;
        if (damaged != null) return "damaged";
        return verified != null ? "verified" : checked != null ? "checked" : "taken";
    }
}
