package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlaysTest {
    private static final String RECIPE =
            """
            recipe: small
            source: { git: { stable: "v*" } }
            root: { marker: bin/small }
            database: { engine: sqlite, file: a.db }
            services: { cache: { restart: systemctl restart cache } }
            doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }
            version: cat VERSION
            steps: [ checkout, preview: bin/sql, migrate: bin/up, validate: bin/check ]
            """;

    @Test
    @Shows(76)
    void stands_where_it_says() {
        Plan plan = plan(
                "v1.0",
                "v2.0",
                """
                overlays:
                  - { crosses: "1.5", before: checkout, why: w, steps: [ run: one, install: two ] }
                  - { crosses: "1.6", before: checkout, why: w, steps: [ run: three ] }
                  - { crosses: "1.5", before: migrate, why: w, steps: [ migrate: four ] }
                  - { crosses: "1.6", before: migrate, why: w, steps: [ run: five ] }
                  - { crosses: "1.5", before: open-doors, why: w, steps: [ run: six ] }
                """);

        assertThat(plan.steps().stream().map(Step::name))
                .containsSubsequence(
                        "drill",
                        "run",
                        "install",
                        "run-2",
                        "checkout",
                        "migrate-2",
                        "run-3",
                        "preview",
                        "migrate",
                        "validate",
                        "run-4",
                        "probe",
                        "open-doors");
        assertThat(PlanRules.faults(plan)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0,v1.4,false",
        "v1.4,v1.5,true",
        "1.4.9,v2.0,true",
        "v1.5,v2.0,false",
        "V1.6,v2.0,false",
        "v1.5-rc1,v2.0,true",
        "v1.0,v1.5-rc1,false",
    })
    @Shows({77, 78})
    void counts_only_where_its_version_is_crossed(String from, String to, boolean laid) {
        Plan plan = plan(
                from, to, "overlays: [ { crosses: \"1.5\", before: migrate, why: invites, steps: [ run: one ] } ]\n");

        assertThat(plan.steps().stream().map(Step::name).anyMatch("run"::equals))
                .isEqualTo(laid);
        assertThat(plan.risks()).isEqualTo(laid ? List.of("on the way over 1.5 (run): invites") : List.of());
    }

    @Test
    void what_it_restarts_the_way_back_restarts_too() {
        String overlay = "overlays: [ { crosses: \"1.5\", before: migrate, why: w, steps: [ restart: cache ] } ]\n";

        assertThat(plan("v1.0", "v2.0", overlay).wayBack().stream().map(Back::name))
                .contains("restart cache");
        assertThat(plan("v1.5", "v2.0", overlay).wayBack().stream().map(Back::name))
                .doesNotContain("restart cache");
    }

    @Test
    void where_nobody_knows_what_is_crossed_nothing_is_planned() {
        String overlay = "overlays: [ { crosses: \"1.5\", before: migrate, why: w, steps: [ run: one ] } ]\n";

        assertThat(compiled("abcdef", "v2.0", overlay))
                .isInstanceOfSatisfying(Compiled.Refused.class, refused -> assertThat(refused.reason())
                        .contains("`abcdef`, which the recipe cannot order"));
    }

    @Test
    @Shows(11)
    void the_release_notes_of_all_that_is_new_are_named() {
        Plan plan = plan("v1.0", "v1.6", "release-notes: https://example.org/notes/$version\n");

        assertThat(plan.risks())
                .containsExactly(
                        "read first what is new: https://example.org/notes/v1.4 · https://example.org/notes/v1.5"
                                + " · https://example.org/notes/v1.6");
    }

    @Test
    @Shows(21)
    void a_draft_says_so() {
        assertThat(plan("v1.0", "v1.5", "draft: nobody has tried it on a large site\n")
                        .risks())
                .containsExactly("the recipe small is a draft: nobody has tried it on a large site");
    }

    @Test
    @Shows(123)
    void a_way_that_nobody_has_tried_says_so() {
        String tested = "versions: { tested: [ 1.0 -> 1.4 ] }\n";

        assertThat(plan("v1.0", "v1.4", tested).risks()).isEmpty();
        assertThat(plan("v1.0", "v1.5", tested).risks())
                .containsExactly("nobody is known to have tried the way from v1.0 to v1.5: tested are 1.0 -> 1.4");
    }

    private static Plan plan(String from, String to, String more) {
        return CompilerTest.plan(compiled(from, to, more));
    }

    private static Compiled compiled(String from, String to, String more) {
        Recipe recipe = Fixtures.recipeOf(RECIPE + more);
        Found.Seen seen = new Found.Seen(
                new Version(from, "f".repeat(40)),
                Fixtures.tags("v1.0", "v1.4", "v1.5-rc1", "v1.5", "v1.6", "v2.0"),
                List.of(),
                "/var/jobs",
                0);
        return Compiler.upgrade("r-1", recipe, Fixtures.site("small-one"), seen, Fixtures.tag(to), false);
    }
}
