package dev.drydock.orchestrator.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "token")
public class TokenRow {
    public static final String LIVE = "live";

    @Id
    public String id;

    public String name;

    /** SHA-256 of the whole token, which is nowhere else. */
    public String hash;

    public String role;
    public String scope;
    public Instant created;

    @Column(name = "created_by")
    public String createdBy;

    /** Null: never. */
    public Instant expires;

    public Instant revoked;
    public Instant used;

    /** live, expired, revoked */
    public String state(Instant now) {
        Instant until = revoked == null ? now : revoked;
        if (expires != null && !expires.isAfter(until)) return "expired";
        return revoked == null ? LIVE : "revoked";
    }
}
