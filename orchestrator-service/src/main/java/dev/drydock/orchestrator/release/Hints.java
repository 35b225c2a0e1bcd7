package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.site.Recipes;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody says that there is a release. It is only a hint: each site's own remote is asked before anything is begun there. One
 * release is one row, however often and by whichever way it is told of.
 */
@ApplicationScoped
public class Hints {
    public static final String WEBHOOK = "webhook";
    public static final String WATCHER = "watcher";
    public static final String TOPIC = "topic";

    /** Told of and seen nowhere: more of them are somebody's mistake, or worse. */
    static final int UNCONFIRMED = 100;

    private final Store store;
    private final Releases releases;
    private final Recipes recipes;
    private final Register register;
    private final Ids ids;
    private final Chores chores;

    Hints(Store store, Releases releases, Recipes recipes, Register register, Ids ids, Chores chores) {
        this.store = store;
        this.releases = releases;
        this.recipes = recipes;
        this.register = register;
        this.ids = ids;
        this.chores = chores;
    }

    /** @param commit null: it was not said */
    public record Hint(String application, String version, String commit, String way) {}

    public sealed interface Told {
        /** @param first nobody had told of it before */
        record Noted(boolean first) implements Told {}

        /** It is none, and nothing was noted. */
        record Nonsense(String why) implements Told {}

        /** Later it may be told again. */
        record TooMany(String why) implements Told {}
    }

    public Told hear(Hint hint) {
        Optional<String> bad = VersionName.check(hint.version());
        if (bad.isPresent()) return new Told.Nonsense(bad.get());
        if (hint.commit() != null && !hint.commit().matches("[0-9A-Za-z._+/-]{1,100}")) {
            return new Told.Nonsense("its commit is none");
        }
        if (!(recipes.find(String.valueOf(hint.application())).orElse(null)
                instanceof Result.Ok<Recipe>(Recipe recipe))) {
            return new Told.Nonsense("no recipe has the name of its application");
        }
        Versions versions = new Versions(recipe);
        if (!versions.release(hint.version())) {
            return new Told.Nonsense(
                    hint.version() + " is none of the releases that the recipe " + recipe.name() + " offers");
        }
        Told told = QuarkusTransaction.requiringNew().call(() -> note(hint, versions));
        chores.committed();
        return told;
    }

    Told note(Hint hint, Versions versions) {
        String version = Versions.plain(hint.version());
        boolean seen = hint.way().equals(WATCHER);
        if (!seen
                && !releases.known(hint.application(), version)
                && releases.unconfirmed(hint.application()) >= UNCONFIRMED) {
            return new Told.TooMany(
                    UNCONFIRMED + " releases of " + hint.application() + " were told of that no site's remote has");
        }
        boolean first = releases.hear(hint.application(), version, hint.way());
        if (seen) releases.confirm(hint.application(), version);
        List<SiteRow> sites = store.sites().stream()
                .filter(s -> s.recipe.equals(hint.application()))
                .filter(s -> versions.compare(version, s.versionName).orElse(1) > 0)
                .toList();
        for (SiteRow site : sites) releases.intend(ids.next(), site.name, hint.application(), version, hint.commit());
        if (first) {
            register.tell(
                    "release.heard",
                    hint.application(),
                    Map.of("version", version, "way", hint.way(), "sites", sites.size()),
                    "drydock");
        }
        return new Told.Noted(first);
    }
}
