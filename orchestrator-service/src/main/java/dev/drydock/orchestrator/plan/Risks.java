package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Overlay;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeStep;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person should know of a plan, in the words in which it is told beforehand. */
final class Risks {
    private static final int MOST_NAMED = 10;

    private Risks() {}

    static String waived() {
        return "the drill is waived: the backup is read back and its checksums are compared, but nobody knows whether it"
                + " can be loaded";
    }

    /** @param over releases between the two, oldest first; not empty */
    static String skipped(List<Version> over, String caution) {
        String names = over.stream().limit(MOST_NAMED).map(Version::name).collect(Collectors.joining(", "));
        String more = over.size() > MOST_NAMED ? " and " + (over.size() - MOST_NAMED) + " more" : "";
        String jumped = over.size() == 1 ? "1 release is" : over.size() + " releases are";
        return jumped + " jumped over (" + names + more + "): " + caution;
    }

    static String branch(Version to) {
        return to.name() + " is no release: the plan pins the commit that the branch has now, " + to.commit();
    }

    static String untried(Recipe recipe, Version from, Version to) {
        String tested = recipe.versions().tested().stream()
                .limit(MOST_NAMED)
                .map(Recipe.Way::toString)
                .collect(Collectors.joining(", "));
        return "nobody is known to have tried the way from " + from.name() + " to " + to.name() + ": tested are "
                + tested;
    }

    static String draft(String recipe, String why) {
        return "the recipe " + recipe + " is a draft: " + why;
    }

    /** @param versions those that are new, oldest first; of many the newest */
    static String read(List<Version> versions, String address) {
        List<Version> named = versions.subList(Math.max(0, versions.size() - MOST_NAMED), versions.size());
        String more = versions.size() > MOST_NAMED ? " and " + (versions.size() - MOST_NAMED) + " older" : "";
        return "read first what is new: "
                + named.stream().map(v -> address.replace("$version", v.name())).collect(Collectors.joining(" · "))
                + more;
    }

    static String crossed(Overlay overlay) {
        String steps = overlay.steps().stream().map(RecipeStep::name).collect(Collectors.joining(", "));
        return "on the way over " + overlay.crosses() + " (" + steps + "): " + overlay.why();
    }

    /** @param finishing the run ends it, else it goes on to another version */
    static String split(Found.Seen seen, boolean finishing) {
        return "the code is at " + seen.current().name()
                + ", the schema is not: an upgrade was stopped between the two. "
                + (finishing ? "This run finishes it" : "This run goes on from there")
                + "; should it fail, everything is put back as it is now, stopped between the two. The version before is only"
                + " in a backup of it (drydock restore). The application says of its schema: "
                + seen.behind().lines().map(String::strip).collect(Collectors.joining(" · "))
                + ". Where it is well all the same, the recipe's `after` is true of one version only";
    }

    static List<String> ofRepair(List<String> found, List<Recipe.Rung> rungs, String waiver) {
        List<String> risks = new ArrayList<>();
        found.forEach(f -> risks.add("found: " + f));
        String names = rungs.stream().map(Recipe.Rung::name).collect(Collectors.joining(" · "));
        risks.add("its rungs, least invasive first: " + names + ". Each is climbed only while something is found");
        if (waiver != null) risks.add(waived());
        risks.add(doors());
        return risks;
    }

    /** Which one it is: nobody knows it by its id. */
    static String chosen(Chosen chosen) {
        return "it restores backup " + chosen.id() + " of " + chosen.version().name() + ", taken "
                + chosen.taken().truncatedTo(ChronoUnit.SECONDS) + " by "
                + ("upgrade".equals(chosen.by()) ? "an " : "a ") + chosen.by();
    }

    static String since(ByHand.Wish wish) {
        return "what was written since " + when(wish) + " is only in the backup that this run takes of it";
    }

    private static String when(ByHand.Wish wish) {
        return wish.foreign() == null ? "then" : "that backup was taken";
    }

    static String brought(ByHand.Foreign foreign, Chosen chosen) {
        return foreign.path() + " is taken for one of version "
                + chosen.version().name() + "; where it is a dump of one database, all else of the site stays as it is";
    }

    static String discarded(ByHand.Wish wish) {
        return "what is there is not kept but put aside as far as that goes: once the restore has begun there is no way"
                + " back, and what was written since " + when(wish) + " may be lost";
    }

    static String open() {
        return "the chosen backup was taken with open doors: each database is consistent, not all of them together";
    }

    static String doors() {
        return "at the end the doors are open, also where somebody had closed them before";
    }
}
