package dev.drydock.orchestrator.plan;

import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.recipe.Verb;
import java.util.ArrayList;
import java.util.List;

/** Adds the steps that every upgrade has and that the recipe did not place itself. */
final class Completion {
    private static final List<Verb> BEFORE = List.of(Verb.FETCH, Verb.COPY, Verb.CLOSE_DOORS, Verb.BACK_UP, Verb.DRILL);

    private Completion() {}

    static List<RecipeStep> of(List<RecipeStep> placed) {
        List<RecipeStep> steps = new ArrayList<>(part(placed, Verb.Part.BEFORE));
        BEFORE.stream().filter(v -> lacks(steps, v)).forEach(v -> steps.add(placeOf(v, steps), RecipeStep.bare(v)));
        steps.addAll(part(placed, Verb.Part.OWN));
        steps.add(RecipeStep.bare(Verb.PROBE));
        steps.add(RecipeStep.bare(Verb.OPEN_DOORS));
        return steps;
    }

    private static List<RecipeStep> part(List<RecipeStep> steps, Verb.Part part) {
        return steps.stream().filter(s -> s.verb().part() == part).toList();
    }

    private static boolean lacks(List<RecipeStep> steps, Verb verb) {
        return steps.stream().noneMatch(s -> s.verb() == verb);
    }

    /** Directly before the first of those that come later than it. */
    private static int placeOf(Verb verb, List<RecipeStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (BEFORE.indexOf(steps.get(i).verb()) > BEFORE.indexOf(verb)) return i;
        }
        return steps.size();
    }
}
