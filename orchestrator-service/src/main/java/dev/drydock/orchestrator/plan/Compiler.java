package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Jump;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recipe, for one site and two versions → a plan with its way back. Pure: everything that it needs is given to it. */
public final class Compiler {
    private Compiler() {}

    /**
     * @param runId new; also the id of the backup that the run takes
     * @param seen what vcs found at the site just now
     */
    public static Compiled upgrade(
            String runId, Recipe recipe, SiteFile site, Found.Seen seen, Version to, boolean stepByStep) {
        return upgrade(runId, recipe, site, seen, to, stepByStep, null);
    }

    /** @param waiver why its backup is not drilled; null: it is */
    public static Compiled upgrade(
            String runId,
            Recipe recipe,
            SiteFile site,
            Found.Seen seen,
            Version to,
            boolean stepByStep,
            String waiver) {
        Optional<Compiled.Refused> refused =
                Checks.common(recipe, site, seen, true).or(() -> Checks.versions(recipe, site, seen, to));
        if (refused.isPresent()) return refused.get();
        Recipe laid = Overlays.laid(recipe, seen.current(), to);
        Works works = new Works(runId, laid, site, seen.current(), to, waiver != null);
        List<Step> steps = new StepMaker(laid, works).upgrade(Checks.unfinished(seen, to));
        List<Back> back = new WayBack(laid, works).ofUpgrade();
        Plan plan = plan(runId, "upgrade", recipe, site, seen, to, steps, back, stepByStep);
        List<String> risks = risks(recipe, seen, to, waiver);
        return new Compiled.Ok(risks.isEmpty() ? plan : plan.on(new Plan.Terms(null, waiver, risks)));
    }

    private static List<String> risks(Recipe recipe, Found.Seen seen, Version to, String waiver) {
        List<String> risks = new ArrayList<>();
        if (waiver != null) risks.add(Risks.waived());
        if (seen.behind() != null) risks.add(Risks.split(seen, Checks.unfinished(seen, to)));
        Recipe.Notice notice = recipe.notice();
        draft(recipe).ifPresent(risks::add);
        String caution = recipe.versions().caution();
        List<Version> over = new Jump(recipe).over(seen.current(), to, seen.releases());
        if (!caution.isEmpty() && !over.isEmpty()) risks.add(Risks.skipped(over, caution));
        boolean way = !Checks.unfinished(seen, to);
        if (way && new Jump(recipe).untried(seen.current(), to)) risks.add(Risks.untried(recipe, seen.current(), to));
        List<Version> versions = new ArrayList<>(over);
        if (Version.branch(to.name())) risks.add(Risks.branch(to));
        else versions.add(to);
        if (!notice.releaseNotes().isEmpty() && !versions.isEmpty())
            risks.add(Risks.read(versions, notice.releaseNotes()));
        Overlays.crossed(recipe, seen.current(), to).forEach(o -> risks.add(Risks.crossed(o)));
        return risks;
    }

    /** @param open without closing the doors: consistent a database, not across, and never the way back of a run */
    public static Compiled backup(String runId, Recipe recipe, SiteFile site, Found.Seen seen, boolean open) {
        Optional<Compiled.Refused> refused = Checks.common(recipe, site, seen, !open);
        if (refused.isPresent()) return refused.get();
        Works works = new Works(runId, recipe, site, seen.current(), seen.current(), false);
        List<Step> steps = new StepMaker(recipe, works).backup(open);
        List<Back> back = open ? List.of() : new WayBack(recipe, works).ofBackup();
        return new Compiled.Ok(plan(runId, "backup", recipe, site, seen, seen.current(), steps, back, false));
    }

    /**
     * @param found what is wrong, each in a line
     * @param waiver why its backup is not drilled; null: it is
     */
    public static Compiled repair(
            String runId, Recipe recipe, SiteFile site, Found.Seen seen, List<String> found, String waiver) {
        Optional<Compiled.Refused> refused =
                Checks.common(recipe, site, seen, true).or(() -> Checks.rungs(recipe, site));
        if (refused.isPresent()) return refused.get();
        Recipe climbing = recipe.climbing();
        Version now = seen.current();
        Works works = new Works(runId, climbing, site, now, probed(seen), waiver != null);
        List<Recipe.Rung> rungs = recipe.repair().rungs();
        List<Step> steps = new StepMaker(climbing, works).repair(Looks.examine(recipe, site), rungs);
        List<Back> back = new WayBack(climbing, works).ofUpgrade();
        Plan plan = plan(runId, "repair", recipe, site, seen, now, steps, back, false);
        List<String> risks = Risks.ofRepair(found, rungs, waiver);
        draft(recipe).ifPresent(risks::add);
        return new Compiled.Ok(plan.on(new Plan.Terms(null, waiver, risks, StepMaker.ladder(steps, rungs))));
    }

    private static Optional<String> draft(Recipe recipe) {
        String why = recipe.notice().draft();
        return why.isEmpty() ? Optional.empty() : Optional.of(Risks.draft(recipe.name(), why));
    }

    /** What the application should say once it is mended: where it says nothing, or not what its code is, that may be what is broken. */
    private static Version probed(Found.Seen seen) {
        boolean silent = seen.said() != null && seen.said().isEmpty();
        return silent || Looks.split(seen) ? new Version("", seen.current().commit()) : seen.current();
    }

    static Plan plan(
            String runId,
            String kind,
            Recipe recipe,
            SiteFile site,
            Found.Seen seen,
            Version to,
            List<Step> steps,
            List<Back> back,
            boolean stepByStep) {
        Place place = site.place(recipe, seen.jobs());
        int drill = steps.stream().map(Step::name).toList().indexOf("drill");
        int resume = drill < 0 ? steps.size() : drill + 1;
        return new Plan(runId, kind, recipe.name(), place, seen.current(), to, steps, resume, back, stepByStep);
    }
}
