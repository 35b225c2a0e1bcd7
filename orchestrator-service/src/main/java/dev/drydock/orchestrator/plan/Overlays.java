package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Jump;
import dev.drydock.orchestrator.recipe.Overlay;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.recipe.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lays the overlays that an upgrade crosses into the recipe's steps. */
final class Overlays {
    private Overlays() {}

    static List<Overlay> crossed(Recipe recipe, Version from, Version to) {
        Jump jump = new Jump(recipe);
        return recipe.overlays().stream()
                .filter(o -> jump.crosses(from, to, o.crosses()))
                .toList();
    }

    static Recipe laid(Recipe recipe, Version from, Version to) {
        List<RecipeStep> steps = new ArrayList<>(recipe.steps());
        for (Overlay overlay : crossed(recipe, from, to)) {
            int place =
                    anchor(recipe.steps(), overlay.before()).map(steps::indexOf).orElse(steps.size());
            steps.addAll(place, overlay.steps());
        }
        return recipe.with(steps);
    }

    /** Of the usual steps: an overlay may have a migration of its own. */
    private static Optional<RecipeStep> anchor(List<RecipeStep> usual, Verb before) {
        Predicate<Verb> is =
                switch (before) {
                    case MIGRATE -> v -> v == Verb.PREVIEW || v == Verb.MIGRATE;
                    case OPEN_DOORS -> v -> v.part() == Verb.Part.AFTER;
                    default -> v -> v == before;
                };
        return usual.stream().filter(s -> is.test(s.verb())).findFirst();
    }
}
