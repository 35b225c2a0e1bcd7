package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.shows.Shows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans for code that comes as a package. */
class PackagePlanTest {
    private static final Recipe RECIPE = Fixtures.recipe("packaged");
    private static final Found.Seen SEEN = new Found.Seen(
            of("1.0"),
            Stream.of("1.0", "1.1", "1.2", "1.3", "2.0")
                    .map(PackagePlanTest::of)
                    .toList(),
            List.of(),
            "",
            0);

    /** What lies outside is put back by what was held of it, and for a downgrade brought first. */
    @ParameterizedTest
    @CsvSource({"inside,env", "outside,/opt/env"})
    void it_is_put_back_with_the_files_or_by_what_was_held(String where, String venv) {
        SiteFile site = site(venv);
        Chosen chosen = new Chosen("b-1", "one", "packaged", of("0.9"), Instant.EPOCH, "upgrade", "", false, Map.of());

        Plan up = CompilerTest.plan(Compiler.upgrade("r-1", RECIPE, site, SEEN, of("1.3"), false));
        Plan down = CompilerTest.plan(
                ByHand.restore("r-2", RECIPE, site, SEEN, new ByHand.Wish("downgrade", chosen, false, null, null)));

        Golden.same("plan/package-" + where + ".txt", PlanText.of(up) + "\n" + PlanText.of(down));
    }

    @Test
    @Shows({17, 18})
    void releases_may_be_jumped_over_and_are_named_with_the_caution() {
        Plan jump = CompilerTest.plan(Compiler.upgrade("r-1", RECIPE, site("env"), SEEN, of("1.3"), false));
        Plan next = CompilerTest.plan(Compiler.upgrade("r-1", RECIPE, site("env"), SEEN, of("1.1"), false));

        assertThat(jump.risks())
                .containsExactly("2 releases are jumped over (1.1, 1.2): the more are skipped, the higher the risk");
        assertThat(next.risks()).isEmpty();
    }

    @Test
    void its_name_pins_a_version_and_no_commit_does() {
        Compiled compiled = Compiler.upgrade("r-1", RECIPE, site("env"), SEEN, Fixtures.tag("1.3"), false);

        assertThat(compiled).isInstanceOfSatisfying(Compiled.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("1.3 is no version of a package: a package's is pinned by its name");
            assertThat(refused.next()).contains("drydock releases one");
        });
    }

    private static SiteFile site(String venv) {
        return Fixtures.siteOf("name: one\nrecipe: packaged\nroot: /srv/one\nurl: http://one.example\njobs: /var/jobs\n"
                + "parameters: { venv: " + venv + " }\n");
    }

    private static Version of(String name) {
        return new Version(name, name);
    }
}
