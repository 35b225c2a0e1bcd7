package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The runs that a person asks for beside an upgrade: with a backup that is there, or to be rid of some. Pure. */
public final class ByHand {
    private ByHand() {}

    /**
     * @param discard what is there need not be kept; then there is no way back once the restore has begun
     * @param waiver why neither backup is drilled; null: both are
     * @param foreign where it is brought from; null: it is in the catalogue
     */
    public record Wish(String kind, Chosen chosen, boolean discard, String waiver, Foreign foreign) {}

    /**
     * A backup that the catalogue does not know.
     *
     * @param path absolute, on the site's host; or SITE/BACKUP in one of the site's stores
     * @param database of a dump: which; empty: the only one
     */
    public record Foreign(String path, String database) {
        private static final Pattern VERSION = Pattern.compile("[vV]?[0-9]+(\\.[0-9]+)+");

        /** Of what version it may be, by its name. */
        public List<String> versions() {
            return VERSION.matcher(path.substring(path.lastIndexOf('/') + 1))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
        }
    }

    public static Compiled restore(String runId, Recipe recipe, SiteFile site, Found.Seen seen, Wish wish) {
        Chosen chosen = wish.chosen();
        Optional<Compiled.Refused> refused =
                Checks.common(recipe, site, seen, true).or(() -> chosen.refused(recipe, site.name()));
        if (refused.isPresent()) return refused.get();
        Works works = new Works(runId, recipe, site, seen.current(), chosen.version(), wish.waiver() != null);
        List<Step> steps = new StepMaker(recipe, works).restore(wish);
        WayBack wayBack = new WayBack(recipe, works);
        List<Back> back = wish.discard() ? wayBack.ofBackup() : wayBack.ofUpgrade();
        Plan plan = Compiler.plan(runId, wish.kind(), recipe, site, seen, chosen.version(), steps, back, false);
        return new Compiled.Ok(plan.on(new Plan.Terms(chosen.id(), wish.waiver(), risks(wish))));
    }

    private static List<String> risks(Wish wish) {
        List<String> risks = new ArrayList<>();
        if (wish.foreign() == null) risks.add(Risks.chosen(wish.chosen()));
        risks.add(wish.discard() ? Risks.discarded(wish) : Risks.since(wish));
        if (wish.foreign() != null) risks.add(Risks.brought(wish.foreign(), wish.chosen()));
        if (wish.chosen().open()) risks.add(Risks.open());
        if (wish.waiver() != null) risks.add(Risks.waived());
        risks.add(Risks.doors());
        return risks;
    }

    /** Nobody looks at the site for it, so that it can be done when there is none any more. */
    public static Compiled drill(String runId, Recipe recipe, SiteFile site, Chosen chosen) {
        Optional<Compiled.Refused> refused = chosen.refused(recipe, site.name());
        if (refused.isPresent()) return refused.get();
        Works works = new Works(runId, recipe, site, chosen.version(), chosen.version(), false);
        List<Step> steps = new StepMaker(recipe, works).drill(chosen);
        return new Compiled.Ok(alone(runId, "drill", recipe.name(), site, chosen.version(), steps)
                .on(new Plan.Terms(chosen.id(), null, List.of())));
    }

    public static Plan prune(String runId, String recipe, SiteFile site, Version now, List<String> backups) {
        Step forget = new Step("forget", Family.BACKUP, new Work.Forget(backups), Set.of(), false, false, List.of());
        return alone(runId, "prune", recipe, site, now, List.of(forget));
    }

    private static Plan alone(
            String runId, String kind, String recipe, SiteFile site, Version version, List<Step> steps) {
        return new Plan(runId, kind, recipe, site.place(""), version, version, steps, steps.size(), List.of(), false);
    }
}
