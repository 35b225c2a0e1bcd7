package dev.drydock.orchestrator.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; each may all that those before it may. */
public enum Role {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMINISTRATOR;

    public static final String WORDS = Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
