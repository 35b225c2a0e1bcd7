package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;

/** A token as the server tells it, without its secret. */
public record Token(
        String id,
        String name,
        String role,
        String scope,
        String state,
        Instant created,
        String createdBy,
        Instant expires,
        Instant used) {

    /** @param next the cursor of what follows; null: nothing does */
    public record Page(List<Token> items, String next) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** @param token the secret, told once */
    public record Made(String token, Token about) {}

    public String sites() {
        return sites(scope);
    }

    public static String sites(String scope) {
        return scope == null || scope.isEmpty() ? "all sites" : "sites with " + scope;
    }
}
