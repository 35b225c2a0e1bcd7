package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Question;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rungs of a recipe, compiled for one site: an upgrade's shape to the version that is there. */
class RepairPlanTest {
    private static final Path SHIPPED = Path.of("../recipes/src/main/resources/recipes");

    @ParameterizedTest
    @ValueSource(strings = {"ixp-manager", "mautic"})
    void as_a_person_reads_it(String name) throws IOException {
        Plan plan = CompilerTest.plan(repair(recipe(name)));

        Golden.same("plan/repair-" + name + ".txt", PlanText.of(plan) + String.join("\n", plan.risks()) + "\n");
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void it_brings_no_other_version_and_asks_less_beforehand() throws IOException {
        Plan plan = CompilerTest.plan(repair(recipe("mautic")));

        assertThat(plan.from()).isEqualTo(plan.to());
        assertThat(plan.steps())
                .extracting(Step::work)
                .noneMatch(w -> w instanceof Work.Fetch || w instanceof Work.Checkout);
        assertThat(((Work.Preflight) plan.steps().getFirst().work()).need()).isEqualTo(Work.Need.REPAIR);
    }

    @Test
    void before_each_rung_and_after_the_last_everything_is_asked_that_check_asks() throws IOException {
        Recipe recipe = recipe("ixp-manager");
        Plan plan = CompilerTest.plan(repair(recipe));

        assertThat(plan.ladder().rungs())
                .extracting(Ladder.Rung::name, Ladder.Rung::light)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("memcached", true),
                        org.assertj.core.groups.Tuple.tuple("schema", false));
        for (Ladder.Rung rung : plan.ladder().rungs()) {
            for (int check : List.of(rung.check(), rung.end())) {
                Work.Examine asked = (Work.Examine) plan.steps().get(check).work();
                assertThat(asked.questions()).isEqualTo(recipe.questions());
            }
        }
        assertThat(recipe.questions())
                .extracting(Question::command)
                .extracting(c -> c.line())
                .containsExactly(
                        "php artisan doctrine:schema:validate --no-ansi",
                        "DOCTRINE_CACHE=array php artisan doctrine:schema:validate --no-ansi");
    }

    @Test
    void what_could_not_say_its_version_may_say_any_once_it_is_mended() throws IOException {
        Recipe recipe = recipe("mautic");
        List<Version> tags = Fixtures.fromAndTo(recipe);

        assertThat(probed(recipe, tags, tags.get(0).name()))
                .isEqualTo(tags.get(0).name());
        assertThat(probed(recipe, tags, "")).as("it said nothing").isEmpty();
        assertThat(probed(recipe, tags, tags.get(1).name()))
                .as("its code is another")
                .isEmpty();
    }

    private static String probed(Recipe recipe, List<Version> tags, String said) {
        Version now = new Version(
                said.isEmpty() ? tags.get(0).name() : said, tags.get(0).commit());
        Found.Seen seen = new Found.Seen(now, tags, List.of(), "/var/jobs", 0, null, said, List.of());
        Plan plan = CompilerTest.plan(repair(recipe, seen));
        return plan.steps().stream()
                .map(Step::work)
                .flatMap(w -> w instanceof Work.Probe p ? Stream.of(p.expected().name()) : Stream.empty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_plan_of_a_draft_says_so() throws IOException {
        String yaml = Files.readString(SHIPPED.resolve("mautic.yaml"))
                .replace("\nrepair:", "\ndraft: nobody has tried it\nrepair:");

        assertThat(CompilerTest.plan(repair(Fixtures.recipeOf(yaml))).risks())
                .contains("the recipe mautic is a draft: nobody has tried it");
    }

    @Test
    void a_recipe_that_does_not_say_how_is_refused() {
        Compiled compiled = repair(Fixtures.recipe("small"));

        assertThat(compiled).isInstanceOfSatisfying(Compiled.Refused.class, r -> {
            assertThat(r.reason()).contains("does not say how one is repaired");
            assertThat(r.next()).contains("add `repair` to the recipe", "drydock backups one");
        });
    }

    private static Compiled repair(Recipe recipe) {
        List<Version> tags = Fixtures.fromAndTo(recipe);
        return repair(recipe, new Found.Seen(tags.get(0), tags, List.of(), "/var/jobs", 0));
    }

    private static Compiled repair(Recipe recipe, Found.Seen seen) {
        SiteFile site =
                Fixtures.siteOf("name: one\nrecipe: " + recipe.name() + "\nroot: /srv/one\nurl: http://one.example\n");
        return Compiler.repair("r-9", recipe, site, seen, List.of("the schema is not in sync"), null);
    }

    private static Recipe recipe(String name) throws IOException {
        return Fixtures.recipeOf(Files.readString(SHIPPED.resolve(name + ".yaml")));
    }
}
