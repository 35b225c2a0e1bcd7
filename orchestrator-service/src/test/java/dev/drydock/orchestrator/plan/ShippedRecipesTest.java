package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRecipesTest {
    private static final Path FOLDER = Path.of("../recipes/src/main/resources/recipes");

    @Test
    void the_index_names_every_recipe_else_it_would_not_ship() throws IOException {
        List<String> index = Files.readAllLines(FOLDER.resolve("index.txt"));

        assertThat(index).containsAll(names());
    }

    @Test
    void every_one_reads_without_findings_and_makes_a_safe_plan() throws IOException {
        for (String name : names()) {
            Recipe recipe = Fixtures.value(RecipeReader.read(name, Files.readAllBytes(FOLDER.resolve(name))));
            SiteFile site = Fixtures.siteOf("name: one\nrecipe: " + recipe.name() + "\nroot: /srv/one\n");

            List<Version> tags = Fixtures.fromAndTo(recipe);
            Found.Seen seen = new Found.Seen(tags.get(0), tags, List.of(), "/var/jobs", 0);

            Plan plan = CompilerTest.plan(Compiler.upgrade("r-1", recipe, site, seen, tags.get(1), false));

            assertThat(name).isEqualTo(recipe.name() + ".yaml");
            assertThat(PlanRules.faults(plan)).as(name).isEmpty();
        }
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
