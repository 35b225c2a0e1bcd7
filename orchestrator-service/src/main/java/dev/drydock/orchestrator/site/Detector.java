package dev.drydock.orchestrator.site;

import dev.drydock.contract.Candidate;
import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Proposes a site file for a folder. Nothing is changed, nothing is stored. */
@ApplicationScoped
public class Detector {
    private final Recipes recipes;
    private final Sites sites;
    private final Inquiries inquiries;

    Detector(Recipes recipes, Sites sites, Inquiries inquiries) {
        this.recipes = recipes;
        this.sites = sites;
        this.inquiries = inquiries;
    }

    /**
     * @param recipe where several fit; null: found out
     * @param runAs null: the folder's owner
     * @param at as in a site file; null: the participants' own machine
     */
    public record Wish(String root, String recipe, String runAs, Map<String, Object> at) {}

    /** @param fits all recipes whose marker is there, the proposed one first */
    public record Proposal(String site, String recipe, String version, List<String> fits, String yaml) {}

    public Proposal propose(Wish wish) throws Refusal {
        Map<String, Recipe> known = known();
        Draft draft = new Draft(wish.root(), wish.at());
        SiteFile folder = draft.read("unknown", wish.runAs());
        Found.Detected found = ask(folder, known);
        List<String> fits = fits(found, wish.recipe());
        if (fits.isEmpty()) throw new Refusal(nothing(wish, known));
        Recipe recipe = known.get(fits.getFirst());
        String runAs = wish.runAs() == null ? found.owner() : wish.runAs();
        Found.Seen seen = sites.look(new Sites.Known(draft.read(recipe.name(), runAs), recipe))
                .seen();
        String yaml = draft.text(recipe, runAs, found, seen, fits);
        return new Proposal(draft.name(), recipe.name(), seen.current().name(), fits, checked(yaml));
    }

    private Map<String, Recipe> known() {
        return recipes.list().stream()
                .flatMap(l -> recipes.find(l.name()).stream())
                .flatMap(r -> r instanceof Result.Ok<Recipe>(Recipe recipe) ? Stream.of(recipe) : Stream.empty())
                .collect(Collectors.toMap(Recipe::name, r -> r, (a, b) -> a, TreeMap::new));
    }

    private Found.Detected ask(SiteFile folder, Map<String, Recipe> known) throws Refusal {
        List<Candidate> candidates = known.values().stream()
                .map(r -> new Candidate(
                        r.name(), r.marker(), r.databases(), r.doors().mark()))
                .toList();
        Place place = new Place(folder.name(), folder.at(), folder.root(), "", folder.runAs(), "", Map.of(), Map.of());
        Optional<Said> said = inquiries.ask(Family.VCS, place, new Work.Detect(candidates));
        return switch (said.orElseThrow(() -> new Refusal(new Refused.Silent()))) {
            case Said.Done(Found.Detected found) -> found;
            case Said.Refused r -> throw new Refusal(new Refused.Said(r.reason(), r.next()));
            default -> throw new Refusal(new Refused.Said("the look at the folder was interrupted", "try again"));
        };
    }

    /** More of its databases there: more likely it. */
    private static List<String> fits(Found.Detected found, String wished) {
        return found.matches().stream()
                .filter(m -> wished == null || m.recipe().equals(wished))
                .sorted(Comparator.comparing((Found.Match m) -> -m.databases().size())
                        .thenComparing(Found.Match::recipe))
                .map(Found.Match::recipe)
                .toList();
    }

    private static Refused nothing(Wish wish, Map<String, Recipe> known) {
        String looked = known.values().stream()
                .filter(r -> wish.recipe() == null || r.name().equals(wish.recipe()))
                .map(r -> r.marker() + " (" + r.name() + ")")
                .collect(Collectors.joining(", "));
        return new Refused.Said(
                "no recipe fits " + wish.root() + ": none of these files is there: "
                        + (looked.isEmpty() ? "none known" : looked),
                "name the application's own folder; or write a recipe for it: `drydock recipe check FILE`");
    }

    /** What is proposed must be what `site add` takes. */
    private static String checked(String yaml) throws Refusal {
        return switch (SiteReader.read("site.yaml", yaml)) {
            case Result.Ok<SiteFile> ok -> yaml;
            case Result.Findings<SiteFile> f -> throw new Refusal(new Refused.Bad(f.findings()));
        };
    }
}
