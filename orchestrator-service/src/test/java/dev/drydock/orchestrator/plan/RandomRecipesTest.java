package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
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
        Plan plan = RandomRecipe.upgrade(recipe, i % 6);

        assertThat(PlanRules.faults(plan)).as("seed %d%n%s", SEED + i, yaml).isEmpty();
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }
}
