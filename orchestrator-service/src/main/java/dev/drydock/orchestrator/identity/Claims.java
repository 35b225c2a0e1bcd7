package dev.drydock.orchestrator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a provider's token says of somebody → who they are here. Pure.
 *
 * @param name the claim with their name
 * @param role the claim with their groups: {@code groups}, {@code realm_access/roles}
 * @param roles which group has which role
 * @param scope the claim with the labels of their sites; empty: all sites
 */
public record Claims(String name, String role, Map<String, Role> roles, String scope) {
    /** No token made here has such a name, so nobody is taken for another. */
    static final String PREFIX = "oidc:";

    public Claims {
        roles = Map.copyOf(roles);
    }

    /** @param text {@code leads=approver,/platform/ops=operator} */
    public static Map<String, Role> roles(String text) {
        Map<String, Role> roles = new HashMap<>();
        for (String one : text.split(",", -1)) {
            int equals = one.lastIndexOf('=');
            Optional<Role> role = Role.of(one.substring(equals + 1).strip());
            if (equals < 1 || role.isEmpty()) {
                throw new IllegalArgumentException("drydock.oidc.roles has '" + one.strip()
                        + "', which is no GROUP=ROLE with one of the roles " + Role.WORDS);
            }
            roles.put(one.substring(0, equals).strip(), role.get());
        }
        return roles;
    }

    public String name(JsonNode token) {
        return PREFIX
                + Stream.of(name, "sub")
                        .map(claim -> Words.name(at(token, claim).asText("")))
                        .filter(n -> !n.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** @return empty: they have no role here, or it cannot be told which sites are theirs */
    public Optional<Who> who(JsonNode token) {
        String called = name(token);
        if (called.equals(PREFIX)) return Optional.empty();
        return texts(at(token, role)).stream()
                .map(roles::get)
                .filter(r -> r != null)
                .max(Role::compareTo)
                .flatMap(r -> scope(token).map(labels -> new Who(called, r, labels)));
    }

    /** Where a scope is looked for, one that lacks or cannot be read is none, not all. */
    private Optional<Labels> scope(JsonNode token) {
        if (scope.isEmpty()) return Optional.of(Labels.NONE);
        return Labels.read(String.join(",", texts(at(token, scope)))).filter(labels -> !labels.none());
    }

    /** A claim whose own name has slashes in it stands before a path. */
    private static JsonNode at(JsonNode token, String claim) {
        return token.has(claim) ? token.get(claim) : token.at("/" + claim);
    }

    private static List<String> texts(JsonNode claim) {
        return claim.isArray()
                ? StreamSupport.stream(claim.spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .toList()
                : claim.isTextual() ? List.of(claim.asText()) : List.of();
    }
}
