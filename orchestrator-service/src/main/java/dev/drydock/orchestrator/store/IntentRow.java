package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** What becomes of a release on a site. */
@Entity
@Table(name = "intent")
public class IntentRow {
    /** Is looked at again when its time has come. */
    public static final String DUE = "due";
    /** A person is asked. */
    public static final String ASKED = "asked";

    public static final String STARTED = "started";
    /** What was begun had not closed the doors when its window was over; due in a moment. */
    public static final String MISSED = "missed";
    /** There was nothing to do. */
    public static final String PASSED = "passed";

    public static final String REFUSED = "refused";
    public static final String SUPERSEDED = "superseded";
    /** By a person. */
    public static final String REJECTED = "rejected";

    /** Of its run, after which a person has something to do, and nobody else does it. */
    public static final Set<String> BAD_ENDS = Set.of("rolled-back", "not-started");

    @Id
    public String id;

    public String site;
    public String application;
    public String version;
    public String claimed;

    @Column(name = "commit_id")
    public String commit;

    public String state;
    public Instant due;
    public int tries;
    /** How many runs have. */
    public int missed;

    public String why;
    public String line;
    public String next;
    public String run;

    @Column(name = "approved_by")
    public String approvedBy;

    public Instant changed;
}
