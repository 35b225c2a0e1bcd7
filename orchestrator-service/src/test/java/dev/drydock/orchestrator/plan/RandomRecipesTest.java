package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.shows.Shows;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a recipe says in whatever order: it is refused, or its plan is safe. */
class RandomRecipesTest {
    private static final long SEED = Long.getLong("seed", 20261121L);

    @Test
    @Shows({27, 75})
    void every_plan_that_compiles_is_safe() {
        int compiled = 0;
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            String yaml = RandomRecipe.of(new Random(SEED + i));
            switch (RecipeReader.read("random.yaml", yaml)) {
                case Result.Findings<Recipe> _ -> refused++;
                case Result.Ok<Recipe>(Recipe recipe) -> {
                    safe(recipe, i, yaml);
                    compiled++;
                }
            }
        }
        assertThat(compiled).as("enough of them compile").isGreaterThan(200);
        assertThat(refused).as("enough of them are refused").isGreaterThan(80);
    }

    private static void safe(Recipe recipe, int i, String yaml) {
        Plan plan = CompilerTest.plan(Compiler.upgrade(
                "r-1", recipe, site(i % 3), CompilerTest.seen("/var/jobs"), CompilerTest.TO, i % 2 == 0));

        assertThat(PlanRules.faults(plan)).as("seed %d%n%s", SEED + i, yaml).isEmpty();
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    private static SiteFile site(int which) {
        String url = which > 0 ? "url: https://app.example/\n" : "";
        String wayIn = which > 1 ? "way-in: { header: X-A, secret: b }\nsecrets: { b: file:b }\n" : "";
        return Fixtures.siteOf("name: app-one\nrecipe: app\nroot: /srv/app\n" + url + wayIn);
    }
}
