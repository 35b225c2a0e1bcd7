package dev.drydock.orchestrator.plan;

import static dev.drydock.orchestrator.saga.Touch.CODE;
import static dev.drydock.orchestrator.saga.Touch.DATABASE;
import static dev.drydock.orchestrator.saga.Touch.FILES;
import static dev.drydock.orchestrator.saga.Touch.SERVICES;

import dev.drydock.contract.Content;
import dev.drydock.contract.Family;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeCure;
import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Touch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way back: compiled with the plan, not the mirror of its steps. Before anything is put back the doors are looked at,
 * and closed again where a step or a person opened them.
 */
final class WayBack {
    private static final Set<Touch> ANYTHING = Set.of(CODE, FILES, DATABASE, SERVICES);

    private final Recipe recipe;
    private final Works works;

    WayBack(Recipe recipe, Works works) {
        this.recipe = recipe;
        this.works = works;
    }

    List<Back> ofUpgrade() {
        List<Back> back = new ArrayList<>();
        back.add(new Back("close-doors", Family.MAINTENANCE, works.closeAgain(), ANYTHING));
        back.add(new Back("keep", Family.BACKUP, works.keep(), ANYTHING));
        for (Recipe.Part part : recipe.restore()) {
            if (part == Recipe.Part.TREE) tree(back);
            else databases(back);
        }
        for (String service : restarted()) {
            back.add(new Back("restart " + service, Family.MAINTENANCE, works.restart(service), ANYTHING));
        }
        back.add(new Back("prove", Family.BACKUP, works.prove(), ANYTHING));
        back.add(open());
        return back;
    }

    /** A backup touches the doors alone. */
    List<Back> ofBackup() {
        return List.of(open());
    }

    /** A package that lies elsewhere is put back from what the fetch has held of it. */
    private void tree(List<Back> back) {
        if (works.codeOutside()) back.add(new Back("package", Family.VCS, works.checkoutBack(), Set.of(CODE)));
        back.add(restore("tree", Set.of(CODE, FILES)));
    }

    private void databases(List<Back> back) {
        for (Content.Database database : recipe.databases()) {
            back.add(restore("database:" + database.name(), Set.of(DATABASE)));
        }
    }

    private Back restore(String part, Set<Touch> of) {
        return new Back("restore " + part, Family.BACKUP, works.restore(part), of);
    }

    private Back open() {
        return new Back("open-doors", Family.MAINTENANCE, works.openByHand(), Set.of(Touch.values()));
    }

    /** Those that the steps restart, in their order; where a cure may touch services, the others too. */
    Set<String> restarted() {
        Set<String> services = new LinkedHashSet<>();
        recipe.steps().stream()
                .map(RecipeStep::service)
                .filter(s -> !s.isEmpty())
                .forEach(services::add);
        boolean byCure = recipe.cures().stream()
                .map(RecipeCure::touches)
                .anyMatch(touches -> touches != null && touches.contains(SERVICES));
        if (byCure) services.addAll(new TreeSet<>(recipe.services().keySet()));
        return services;
    }
}
