package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody at the console, from logging in to logging out. */
@Entity
@Table(name = "session")
public class SessionRow {
    /** SHA-256 of what the browser has. */
    @Id
    public String hash;

    public String name;
    public String role;
    public String scope;

    /** The id of the token that was shown; empty: it was not made here. */
    public String token;

    /** SHA-256 of the file's token, where that was shown; else empty. */
    @Column(name = "file")
    public String file;

    public Instant created;
    public Instant expires;
}
