package dev.drydock.orchestrator.recipe;

import java.util.HashSet;
import java.util.Set;

/** {@code migrate}, {@code migrate-2}, {@code restart web}: people and cures call steps so. */
final class StepNames {
    private final Set<String> used = new HashSet<>();

    RecipeStep named(RecipeStep s) {
        String base = s.service().isEmpty() ? s.verb().word() : s.verb().word() + " " + s.service();
        String name = base;
        for (int i = 2; !used.add(name); i++) name = base + "-" + i;
        return new RecipeStep(s.verb(), name, s.command(), s.service(), s.approval(), s.resumable(), s.state());
    }
}
