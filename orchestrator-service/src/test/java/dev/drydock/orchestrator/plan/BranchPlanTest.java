package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.shows.Shows;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A branch as a channel. */
class BranchPlanTest {
    private static final Version MAIN = new Version("refs/heads/main", "c".repeat(40));
    private static final List<Version> REMOTE = Stream.concat(
                    Fixtures.tags("v1.0", "v1.4", "v1.5", "v1.6").stream(),
                    Stream.of(new Version("refs/heads/other", "d".repeat(40)), MAIN))
            .toList();

    @Test
    @Shows(2)
    void it_is_gone_to_by_the_commit_that_it_has_now() {
        Plan plan = CompilerTest.plan(compiled(recipe("")));

        assertThat(plan.to()).isEqualTo(MAIN);
        assertThat(plan.steps().stream().map(Step::work)).contains(new Work.Checkout(MAIN));
        assertThat(plan.risks())
                .containsExactly("refs/heads/main is no release: the plan pins the commit that the branch has now, "
                        + MAIN.commit());
    }

    @Test
    void it_is_ahead_of_all_releases() {
        Plan plan = CompilerTest.plan(
                compiled(
                        recipe(
                                """
                versions: { caution: the more the worse }
                overlays:
                  - { crosses: "1.4", before: checkout, why: done, steps: [ run: one ] }
                  - { crosses: "1.6", before: checkout, why: invites, steps: [ run: two ] }
                """)));

        assertThat(plan.risks())
                .contains(
                        "2 releases are jumped over (v1.5, v1.6): the more the worse",
                        "on the way over 1.6 (run-2): invites")
                .noneMatch(risk -> risk.contains("over 1.4"));
    }

    @Test
    void no_other_one_is_offered_and_none_where_nothing_may_be_jumped_over() {
        Versions versions = new Versions(recipe(""));

        assertThat(versions.find(REMOTE, "main")).contains(MAIN);
        assertThat(versions.find(REMOTE, "other")).isEmpty();
        assertThat(versions.find(REMOTE, "refs/heads/other")).isEmpty();
        assertThat(versions.releases(REMOTE)).hasSize(4);
        assertThat(compiled(recipe("versions: { skip: hop }\n")))
                .isInstanceOfSatisfying(Compiled.Refused.class, refused -> assertThat(refused.reason())
                        .contains("nobody can say over which refs/heads/main leads"));
    }

    private static Recipe recipe(String more) {
        return Fixtures.recipeOf(
                Golden.text("recipe/good/small.yaml").replace("\"v*\"", "\"v*\", branch: main") + more);
    }

    private static Compiled compiled(Recipe recipe) {
        Found.Seen seen = new Found.Seen(new Version("1.4", "f".repeat(40)), REMOTE, List.of(), "/var/jobs", 0);
        return Compiler.upgrade("r-1", recipe, Fixtures.site("small-one"), seen, MAIN, false);
    }
}
