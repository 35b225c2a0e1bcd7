package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Family;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeCure;
import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.recipe.Verb;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The forward steps. */
final class StepMaker {
    private static final List<Family> PREFLIGHTS =
            List.of(Family.VCS, Family.BACKUP, Family.MIGRATION, Family.MAINTENANCE);

    private final Recipe recipe;
    private final Works works;

    StepMaker(Recipe recipe, Works works) {
        this.recipe = recipe;
        this.works = works;
    }

    List<Step> upgrade() {
        List<Step> steps = preflights();
        Completion.of(recipe.steps()).forEach(s -> steps.add(step(s)));
        if (works.pageAnswersOnlyWhenOpen()) steps.addAll(tail());
        return steps;
    }

    List<Step> backup(boolean open) {
        List<Step> steps = preflights();
        List<Verb> verbs = open
                ? List.of(Verb.COPY, Verb.BACK_UP, Verb.DRILL)
                : List.of(Verb.COPY, Verb.CLOSE_DOORS, Verb.BACK_UP, Verb.DRILL, Verb.OPEN_DOORS);
        verbs.forEach(verb -> steps.add(step(RecipeStep.bare(verb))));
        return steps;
    }

    private List<Step> preflights() {
        List<Step> steps = new ArrayList<>();
        for (Family family : PREFLIGHTS) {
            steps.add(new Step(
                    "preflight-" + family.word(), family, works.preflight(), Set.of(), false, false, List.of()));
        }
        return steps;
    }

    /** Where nobody can pass closed doors, the page is asked after they opened; the doors close again if it is bad. */
    private List<Step> tail() {
        Step close = step(RecipeStep.bare(Verb.CLOSE_DOORS));
        return List.of(
                new Step("probe-after", Family.MAINTENANCE, works.probeAfter(), Set.of(), false, false, List.of()),
                new Step("close-doors-after", close.family(), close.work(), close.touches(), false, false, List.of()));
    }

    private Step step(RecipeStep s) {
        return new Step(
                s.name(), s.verb().family(), works.of(s), touches(s.verb()), s.resumable(), s.approval(), cures(s));
    }

    private Set<Touch> touches(Verb verb) {
        Set<Touch> touches = EnumSet.noneOf(Touch.class);
        touches.addAll(verb.touches());
        if (recipe.databases().isEmpty()) touches.remove(Touch.DATABASE);
        return touches;
    }

    private List<Cure> cures(RecipeStep s) {
        return recipe.cures().stream()
                .filter(c -> c.of(s))
                .map(c -> cure(c, touches(s.verb())))
                .toList();
    }

    private static Cure cure(RecipeCure c, Set<Touch> ofStep) {
        Cure cure = c.cure();
        Set<Touch> touches = c.touches() == null ? ofStep : c.touches();
        return new Cure(cure.name(), cure.pattern(), cure.cause(), cure.command(), touches, cure.then());
    }
}
