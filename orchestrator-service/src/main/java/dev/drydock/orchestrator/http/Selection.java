package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.store.HoldRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which sites a rollout is for: named, or chosen by label and recipe; within the caller's scope, and all of one application. */
@ApplicationScoped
class Selection {
    private static final int MOST = 1000;

    private final Store store;
    private final Releases releases;
    private final Caller caller;

    Selection(Store store, Releases releases, Caller caller) {
        this.releases = releases;
        this.store = store;
        this.caller = caller;
    }

    List<String> of(RolloutWish wish) {
        boolean named = wish.sites() != null;
        boolean chosen = wish.labels() != null || wish.recipe() != null;
        if (named == chosen) throw bad("say either `sites`, or `labels` and `recipe`");
        Set<String> seen = caller.sites();
        List<SiteRow> all = QuarkusTransaction.requiringNew().call(store::sites).stream()
                .filter(s -> seen == null || seen.contains(s.name))
                .toList();
        List<SiteRow> sites = named ? named(wish.sites(), all) : chosen(wish, all);
        Set<String> recipes = sites.stream().map(s -> s.recipe).collect(Collectors.toCollection(TreeSet::new));
        if (sites.isEmpty()) throw bad("no site is like that");
        bounded(sites.size());
        if (recipes.size() > 1) throw bad("these sites have several recipes, and a version is of one: " + recipes);
        held(recipes.iterator().next(), wish.to());
        return sites.stream().map(s -> s.name).toList();
    }

    static void bounded(int sites) {
        if (sites > MOST) throw bad(sites + " sites are like that; up to " + MOST + " are rolled out together");
    }

    /** It begins nowhere, as by hand. */
    private void held(String application, String to) {
        Optional<HoldRow> hold = to == null
                ? Optional.empty()
                : QuarkusTransaction.requiringNew().call(() -> releases.hold(application, Versions.plain(to)));
        if (hold.isPresent()) {
            throw Problems.bad(
                    "rollout",
                    "The release is held back",
                    application + " " + hold.get().version + " is held back: " + hold.get().reason,
                    "`drydock hold remove " + application + " " + hold.get().version + "` lifts it");
        }
    }

    private static List<SiteRow> named(List<String> names, List<SiteRow> all) {
        if (new HashSet<>(names).size() != names.size()) throw bad("a site is named twice");
        Map<String, SiteRow> known = all.stream().collect(Collectors.toMap(s -> s.name, s -> s));
        return names.stream()
                .map(n -> Optional.ofNullable(known.get(n)).orElseThrow(() -> Of.SITE.unknown(n)))
                .toList();
    }

    private static List<SiteRow> chosen(RolloutWish wish, List<SiteRow> all) {
        Labels wanted = Labels.of(wish.labels() == null ? Map.of() : wish.labels());
        return all.stream()
                .filter(s -> wish.recipe() == null || s.recipe.equals(wish.recipe()))
                .filter(s -> Labels.stored(s.labels).has(wanted))
                .toList();
    }

    private static Problem bad(String why) {
        return Problems.bad("rollout", "The rollout is not right", why, "`drydock site show SITE` shows its labels");
    }
}
