package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.Versions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked outside any run. Pure. */
public final class Looks {
    private Looks() {}

    public static Work examine(Recipe recipe, SiteFile site) {
        return new Works("", recipe, site, null, null, false).examine();
    }

    /** @param texts to be told without the application's secrets */
    public static Work describe(Recipe recipe, SiteFile site, List<String> texts) {
        Stream<Work.Fact> required = recipe.source() instanceof Archive archive
                ? archive.requires().stream().map(r -> new Work.Fact(r.what(), r.is()))
                : Stream.empty();
        Map<String, String> parameters = site.place(recipe, "").parameters();
        return new Work.Describe(
                new Works("", recipe, site, null, null, false).content(),
                Stream.concat(required, recipe.aid().host().stream()).toList(),
                recipe.aid().logs().stream()
                        .map(l -> l.startsWith("$") ? parameters.getOrDefault(l.substring(1), "") : l)
                        .filter(l -> !l.isBlank())
                        .toList(),
                texts);
    }

    /** What the releases call the code that is there. */
    public static List<String> tags(Found.Seen seen) {
        return seen.releases().stream()
                .filter(v -> v.commit().equals(seen.current().commit()))
                .map(Version::name)
                .toList();
    }

    /** The application says another version than its code is. */
    public static boolean split(Found.Seen seen) {
        List<String> tags = tags(seen);
        String said = seen.said();
        return said != null
                && !said.isEmpty()
                && !tags.isEmpty()
                && tags.stream().noneMatch(t -> Versions.same(t, said));
    }
}
