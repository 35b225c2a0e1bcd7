package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Recipes, sites and versions to test with. */
public final class Fixtures {
    private Fixtures() {}

    public static Recipe recipe(String name) {
        return recipeOf(Golden.text("recipe/good/" + name + ".yaml"));
    }

    public static Recipe recipeOf(String yaml) {
        return value(RecipeReader.read("recipe.yaml", yaml));
    }

    public static SiteFile site(String name) {
        return siteOf(Golden.text("site/good/" + name + ".yaml"));
    }

    public static SiteFile siteOf(String yaml) {
        return value(SiteReader.read("site.yaml", yaml));
    }

    public static <T> T value(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) result).value();
    }

    public static List<Finding> findings(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Findings.class);
        return ((Result.Findings<?>) result).findings();
    }

    public static List<Version> tags(String... names) {
        return Arrays.stream(names).map(Fixtures::tag).toList();
    }

    /** A version that the recipe upgrades from, and the next of its series. */
    public static List<Version> fromAndTo(Recipe recipe) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(major -> tags("v" + major + ".0.0", "v" + major + ".1.0"))
                .filter(t -> new Jump(recipe).refuse(t.get(0), t.get(1), t).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The commit follows from the name. */
    public static Version tag(String name) {
        return new Version(name, String.format("%040x", name.hashCode() & 0xffffffffL));
    }
}
