package dev.drydock.stack;

import java.util.Arrays;
import java.util.List;

/** The services, in the order of their ports. */
public enum Service {
    ORCHESTRATOR,
    BACKUP,
    VCS,
    MIGRATION,
    MAINTENANCE,
    AUDIT;

    public static final List<Service> ALL = List.of(values());

    /** What an upgrade needs. */
    public static final List<Service> WORKING = List.of(ORCHESTRATOR, BACKUP, VCS, MIGRATION, MAINTENANCE);

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String module() {
        return word() + "-service";
    }

    /** It answers orders. */
    boolean participant() {
        return this != ORCHESTRATOR && this != AUDIT;
    }

    public static boolean is(String name) {
        return Arrays.stream(values()).anyMatch(s -> s.word().equals(name));
    }
}
