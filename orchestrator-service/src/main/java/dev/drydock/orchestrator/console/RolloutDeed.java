package dev.drydock.orchestrator.console;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.http.RolloutView;
import dev.drydock.orchestrator.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person can do with a rollout: the button, what it will do, and with which sites. */
public enum RolloutDeed {
    HOLD(
            "Hold",
            Set.of("going"),
            "No further upgrade is begun. Those that are under way go on.",
            "Under way",
            Set.of("beginning", "underway", "waiting")),
    RESUME(
            "Go on",
            Set.of("held", "stopped"),
            "The next upgrades are begun. What has failed stays as it is.",
            "Still to come",
            Set.of("planned")),
    RETRY(
            "Try the failed ones again",
            Set.of("stopped", "ended"),
            "Each site that failed is tried once more, and the rollout goes on.",
            "Failed",
            Set.of("failed")),
    CANCEL(
            "End it",
            Set.of("going", "held", "stopped"),
            "Nothing more is begun. Upgrades that are under way go on to their own end.",
            "Not begun, and left as they are",
            Set.of("planned"));

    private final String label;
    private final Set<String> where;
    private final String does;
    private final String which;
    private final Set<String> stages;

    RolloutDeed(String label, Set<String> where, String does, String which, Set<String> stages) {
        this.label = label;
        this.where = where;
        this.does = does;
        this.which = which;
        this.stages = stages;
    }

    public String label() {
        return label;
    }

    public String does() {
        return does;
    }

    /** Of the sites that it concerns. */
    public String which() {
        return which;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<RolloutView.LegView> concerns(RolloutView rollout) {
        return rollout.sites().stream().filter(l -> stages.contains(l.stage())).toList();
    }

    /** What upgrades begin with was decided as it was shown; what begins none may be wanted of any. */
    public String seen(RolloutView rollout) {
        return this == HOLD || this == CANCEL
                ? ""
                : Signatures.sha256((rollout.standing() + concerns(rollout)).getBytes(StandardCharsets.UTF_8));
    }

    boolean possible(RolloutView rollout) {
        return where.contains(rollout.standing()) && (this != RETRY || rollout.failed() > 0);
    }

    static Optional<RolloutDeed> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }

    static List<RolloutDeed> of(RolloutView rollout, Role role) {
        if (!role.covers(Role.OPERATOR)) return List.of();
        return Arrays.stream(values()).filter(d -> d.possible(rollout)).toList();
    }
}
