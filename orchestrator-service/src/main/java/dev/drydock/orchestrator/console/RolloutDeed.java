package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.RolloutView;
import dev.drydock.orchestrator.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person can do with a rollout, and what that does. */
public enum RolloutDeed {
    HOLD("Hold", Set.of("going"), "No further upgrade is begun. Those that are under way go on."),
    RESUME("Go on", Set.of("held", "stopped"), "The next upgrades are begun. What has failed stays as it is."),
    RETRY(
            "Try the failed ones again",
            Set.of("stopped", "ended"),
            "Each site that failed is tried once more, and the rollout goes on."),
    CANCEL(
            "End it",
            Set.of("going", "held", "stopped"),
            "Nothing more is begun. Upgrades that are under way go on to their own end.");

    private final String label;
    private final Set<String> where;
    private final String does;

    RolloutDeed(String label, Set<String> where, String does) {
        this.label = label;
        this.where = where;
        this.does = does;
    }

    public String label() {
        return label;
    }

    public String does() {
        return does;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RolloutDeed> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }

    static List<RolloutDeed> of(RolloutView rollout, Role role) {
        if (!role.covers(Role.OPERATOR)) return List.of();
        return Arrays.stream(values())
                .filter(d -> d.where.contains(rollout.standing()))
                .filter(d -> d != RETRY || rollout.failed() > 0)
                .toList();
    }
}
