package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Family;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeCure;
import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.recipe.Verb;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The forward steps. */
final class StepMaker {
    private static final List<Family> PREFLIGHTS =
            List.of(Family.VCS, Family.BACKUP, Family.MIGRATION, Family.MAINTENANCE);

    private static final String AFTER = "check after all";

    private static final Set<Touch> WRITES = Set.of(Touch.CODE, Touch.FILES, Touch.DATABASE);

    private final Recipe recipe;
    private final Works works;

    StepMaker(Recipe recipe, Works works) {
        this.recipe = recipe;
        this.works = works;
    }

    /** @param finishing one that was stopped half way: the application may be broken, and its page with it */
    List<Step> upgrade(boolean finishing) {
        List<Step> steps = finishing ? preflights(works.preflightToFinish()) : preflights();
        for (RecipeStep s : Completion.of(recipe.steps())) {
            steps.add(finishing ? closingBroken(step(s)) : step(s));
            if (s.verb().part() == Verb.Part.OWN) outside(s).ifPresent(steps::add);
        }
        if (works.pageAnswersOnlyWhenOpen()) steps.addAll(tail());
        return steps;
    }

    private Step closingBroken(Step s) {
        return s.work() instanceof Work.CloseDoors ? plain(s.name(), s.family(), works.closeBroken(), Touch.DOORS) : s;
    }

    List<Step> backup(boolean open) {
        List<Step> steps = preflights();
        List<Verb> verbs = open
                ? List.of(Verb.COPY, Verb.BACK_UP, Verb.DRILL)
                : List.of(Verb.COPY, Verb.CLOSE_DOORS, Verb.BACK_UP, Verb.DRILL, Verb.OPEN_DOORS);
        verbs.forEach(verb -> steps.add(step(RecipeStep.bare(verb))));
        return steps;
    }

    List<Step> drill(Chosen chosen) {
        return List.of(
                plain("preflight-backup", Family.BACKUP, works.preflight(Work.Need.DRILL)),
                plain("drill", Family.BACKUP, works.drill(chosen.id(), chosen.fingerprints())));
    }

    /** After the restore the users' own time begins again: what must be told to the application then comes last. */
    List<Step> restore(ByHand.Wish wish) {
        Chosen chosen = wish.chosen();
        boolean discard = wish.discard();
        List<Step> steps = preflights(works.preflight(discard ? Work.Need.DISCARD : Work.Need.RESTORE));
        if (wish.foreign() != null) steps.add(plain("bring", Family.BACKUP, works.bring(chosen.id(), wish.foreign())));
        steps.add(plain("drill-chosen", Family.BACKUP, works.drill(chosen.id(), chosen.fingerprints())));
        if (works.codeOutside()) steps.add(step(RecipeStep.bare(Verb.FETCH)));
        if (!discard) steps.add(step(RecipeStep.bare(Verb.COPY)));
        steps.add(plain("close-doors", Family.MAINTENANCE, works.closeBroken(), Touch.DOORS));
        if (discard) steps.add(plain("keep", Family.BACKUP, works.keep()));
        else List.of(Verb.BACK_UP, Verb.DRILL).forEach(verb -> steps.add(step(RecipeStep.bare(verb))));
        if (works.codeOutside()) steps.add(step(RecipeStep.bare(Verb.CHECKOUT)));
        steps.add(plain("close-doors-again", Family.MAINTENANCE, works.closeAgain(), Touch.DOORS));
        for (Recipe.Part part : recipe.restore()) {
            if (part == Recipe.Part.TREE) steps.add(restore(chosen, "tree", discard, Touch.CODE, Touch.FILES));
            else
                recipe.databases()
                        .forEach(d -> steps.add(restore(chosen, "database:" + d.name(), discard, Touch.DATABASE)));
        }
        for (String service : new WayBack(recipe, works).restarted()) {
            steps.add(plain("restart " + service, Family.MAINTENANCE, works.restart(service), Touch.SERVICES));
        }
        steps.add(plain("prove", Family.BACKUP, works.prove(chosen.id())));
        for (RecipeStep s : recipe.afterRestore()) {
            steps.add(step(s));
            if (!discard) outside(s).ifPresent(steps::add);
        }
        if (!recipe.afterRestore().isEmpty()) steps.add(plain("probe", Family.MAINTENANCE, works.probe()));
        steps.add(step(RecipeStep.bare(Verb.OPEN_DOORS)));
        return steps;
    }

    /** An upgrade's shape, whose own steps are rungs with a check before each and one after the last. */
    List<Step> repair(Work check, List<Recipe.Rung> rungs) {
        List<Step> steps = preflights(works.preflight(Work.Need.REPAIR));
        steps.add(step(RecipeStep.bare(Verb.COPY)));
        steps.add(plain("close-doors", Family.MAINTENANCE, works.closeBroken(), Touch.DOORS));
        List.of(Verb.BACK_UP, Verb.DRILL).forEach(verb -> steps.add(step(RecipeStep.bare(verb))));
        for (Recipe.Rung rung : rungs) {
            steps.add(plain(before(rung), Family.MIGRATION, check));
            for (RecipeStep s : rung.steps()) {
                steps.add(step(s));
                outside(s).ifPresent(steps::add);
            }
        }
        steps.add(plain(AFTER, Family.MIGRATION, check));
        List.of(Verb.PROBE, Verb.OPEN_DOORS).forEach(verb -> steps.add(step(RecipeStep.bare(verb))));
        if (works.pageAnswersOnlyWhenOpen()) steps.addAll(tail());
        return steps;
    }

    private static String before(Recipe.Rung rung) {
        return "check before " + rung.name();
    }

    static Ladder ladder(List<Step> steps, List<Recipe.Rung> rungs) {
        List<String> names = steps.stream().map(Step::name).toList();
        List<Ladder.Rung> ladder = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            String next = i + 1 == rungs.size() ? AFTER : before(rungs.get(i + 1));
            Recipe.Rung rung = rungs.get(i);
            ladder.add(new Ladder.Rung(rung.name(), names.indexOf(before(rung)), names.indexOf(next), rung.light()));
        }
        return new Ladder(ladder);
    }

    /** Nothing can put back what no backup holds: the step that changed it has failed, and not only the run. */
    private Optional<Step> outside(RecipeStep after) {
        boolean writes = after.verb().touches().stream().anyMatch(WRITES::contains);
        return recipe.files().outside().isEmpty() || !writes
                ? Optional.empty()
                : Optional.of(plain("outside after " + after.name(), Family.BACKUP, works.outside(after.name())));
    }

    private Step restore(Chosen chosen, String part, boolean discard, Touch... touches) {
        return plain("restore " + part, Family.BACKUP, works.restore(chosen, part, discard), touches);
    }

    private static Step plain(String name, Family family, Work work, Touch... touches) {
        return new Step(name, family, work, Set.of(touches), false, false, List.of());
    }

    private List<Step> preflights() {
        return preflights(works.preflight());
    }

    private static List<Step> preflights(Work work) {
        List<Step> steps = new ArrayList<>();
        for (Family family : PREFLIGHTS) steps.add(plain("preflight-" + family.word(), family, work));
        return steps;
    }

    /** Where nobody can pass closed doors, the page is asked after they opened; the doors close again if it is bad. */
    private List<Step> tail() {
        Step close = step(RecipeStep.bare(Verb.CLOSE_DOORS));
        return List.of(
                plain("probe-after", Family.MAINTENANCE, works.probeAfter()),
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
