package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.TokenRow;
import java.time.Instant;

/**
 * A token as people see it, without its secret.
 *
 * @param scope the labels that a site must have; empty: all sites
 * @param state live, expired, revoked
 * @param expires null: never
 * @param used at most a minute old; null: not yet
 */
public record TokenView(
        String id,
        String name,
        String role,
        String scope,
        String state,
        Instant created,
        String createdBy,
        Instant expires,
        Instant revoked,
        Instant used) {

    static TokenView of(TokenRow row, Instant now) {
        return new TokenView(
                row.id,
                row.name,
                row.role,
                row.scope,
                row.state(now),
                row.created,
                row.createdBy,
                row.expires,
                row.revoked,
                row.used);
    }
}
