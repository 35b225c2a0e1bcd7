package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.site.Recipes;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How far sites are behind: the releases of all of a page are asked for at once, and each of its recipes is read once. */
@ApplicationScoped
public class Lag {
    /** Of one application, those heard of last. */
    static final int MOST = 500;

    private final Releases releases;
    private final Recipes recipes;

    Lag(Releases releases, Recipes recipes) {
        this.releases = releases;
        this.recipes = recipes;
    }

    /** By the sites' names. In no transaction of the caller's: it has its own. */
    public Map<String, Behind> of(List<SiteRow> sites) {
        Map<String, List<Offered.Heard>> heard = heard(sites);
        Map<String, Offered> offered = new HashMap<>();
        heard.forEach((application, all) -> {
            if (recipes.find(application).orElse(null) instanceof Result.Ok<Recipe>(Recipe recipe)) {
                offered.put(application, new Offered(new Versions(recipe), all, all.size() < MOST));
            }
        });
        Set<String> watched = QuarkusTransaction.requiringNew()
                .call(() -> releases.watchedWell(sites.stream().map(s -> s.name).toList()));
        return sites.stream().collect(Collectors.toMap(s -> s.name, s -> {
            // a watcher tells of nothing that is not newer
            if (!heard.containsKey(s.recipe))
                return watched.contains(s.name) ? Behind.UP_TO_DATE : Behind.NOTHING_HEARD;
            return offered.containsKey(s.recipe) ? offered.get(s.recipe).behind(s.versionName) : Behind.UNKNOWN;
        }));
    }

    private Map<String, List<Offered.Heard>> heard(List<SiteRow> sites) {
        Set<String> applications = sites.stream().map(s -> s.recipe).collect(Collectors.toSet());
        return QuarkusTransaction.requiringNew().call(() -> releases.heard(applications, MOST)).stream()
                .collect(Collectors.groupingBy(
                        Releases.Heard::application,
                        Collectors.mapping(h -> new Offered.Heard(h.version(), h.at()), Collectors.toList())));
    }
}
