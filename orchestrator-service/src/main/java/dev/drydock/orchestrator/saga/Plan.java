package dev.drydock.orchestrator.saga;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.contract.Family;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import java.util.List;
import java.util.Set;

/**
 * A recipe compiled for one site, one from- and one to-version. Frozen into the run when it starts.
 *
 * @param run also the id of the backup that this run takes
 * @param kind {@code upgrade}, {@code backup} …
 * @param resume the first step after the drill: where a restart goes on; without a drill, the number of steps
 * @param wayBack close-doors, keep, restores in the recipe's order, restarts, prove, open-doors
 * @param window null: at any time
 * @param shared services of the site's host that the plan restarts, as {@code HOST SERVICE}: nobody else's run may have its
 *     doors closed and restart them too
 * @param terms null: a plain one
 */
public record Plan(
        String run,
        String kind,
        String recipe,
        Place place,
        Version from,
        Version to,
        List<Step> steps,
        int resume,
        List<Back> wayBack,
        boolean stepByStep,
        @JsonInclude(JsonInclude.Include.NON_NULL) Window window,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> shared,
        @JsonInclude(JsonInclude.Include.NON_NULL) Terms terms) {
    public Plan {
        steps = List.copyOf(steps);
        wayBack = List.copyOf(wayBack);
        shared = shared == null ? Set.of() : Set.copyOf(shared);
    }

    /**
     * What is not as in every run.
     *
     * @param chosen the backup that is drilled or restored by hand; null: none
     * @param waiver why no backup of this run is drilled; null: each is
     * @param risks what a person should know beforehand
     * @param ladder of a repair; null: all steps are for every site
     */
    public record Terms(
            @JsonInclude(JsonInclude.Include.NON_NULL) String chosen,
            @JsonInclude(JsonInclude.Include.NON_NULL) String waiver,
            List<String> risks,
            @JsonInclude(JsonInclude.Include.NON_NULL) Ladder ladder) {
        public Terms {
            risks = List.copyOf(risks);
        }

        public Terms(String chosen, String waiver, List<String> risks) {
            this(chosen, waiver, risks, null);
        }
    }

    /** At any time, sharing nothing. */
    public Plan(
            String run,
            String kind,
            String recipe,
            Place place,
            Version from,
            Version to,
            List<Step> steps,
            int resume,
            List<Back> wayBack,
            boolean stepByStep) {
        this(run, kind, recipe, place, from, to, steps, resume, wayBack, stepByStep, null, Set.of(), null);
    }

    public Plan within(Window window) {
        return new Plan(run, kind, recipe, place, from, to, steps, resume, wayBack, stepByStep, window, shared, terms);
    }

    public Plan sharing(Set<String> shared) {
        return new Plan(run, kind, recipe, place, from, to, steps, resume, wayBack, stepByStep, window, shared, terms);
    }

    /** @param backup the newest good one of the site; null: there is none */
    public Plan since(String backup) {
        List<Step> compared = steps.stream()
                .map(s -> s.family() == Family.BACKUP && s.work() instanceof Work.Preflight w
                        ? s.with(w.since(backup))
                        : s)
                .toList();
        return new Plan(
                run, kind, recipe, place, from, to, compared, resume, wayBack, stepByStep, window, shared, terms);
    }

    public Plan on(Terms terms) {
        return new Plan(run, kind, recipe, place, from, to, steps, resume, wayBack, stepByStep, window, shared, terms);
    }

    public String chosen() {
        return terms == null ? null : terms.chosen();
    }

    public String waiver() {
        return terms == null ? null : terms.waiver();
    }

    public List<String> risks() {
        return terms == null ? List.of() : terms.risks();
    }

    public Ladder ladder() {
        return terms == null || terms.ladder() == null ? Ladder.NONE : terms.ladder();
    }

    /** Whether what was there is kept so that it can be put back. */
    boolean returns() {
        return wayBack.stream().anyMatch(b -> b.work() instanceof Work.Restore);
    }

    /** It has been changed and nothing can put it back: there is only the way forward. */
    boolean lost(State s) {
        return s.changed() && !returns();
    }
}
