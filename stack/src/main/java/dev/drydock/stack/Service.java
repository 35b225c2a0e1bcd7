package dev.drydock.stack;

import java.util.Arrays;
import java.util.List;

/** The services, in the order of their ports. */
public enum Service {
    ORCHESTRATOR,
    BACKUP,
    VCS,
    MIGRATION,
    MAINTENANCE;

    public static final List<Service> ALL = List.of(values());

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String module() {
        return word() + "-service";
    }

    static boolean is(String name) {
        return Arrays.stream(values()).anyMatch(s -> s.word().equals(name));
    }
}
