package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Mautic's commands print, against what its recipes take for done. Recorded strings: DoctrineMigrationsBundle and Mautic
 * itself do not run here; the cache's are those of the real FrameworkBundle 5.4.
 */
class MauticWordsTest {
    private static final String CACHE =
            " // Clearing the cache for the prod environment with debug false\n\n [OK] Cache for the \"prod\" environment"
                    + " (debug=false) was successfully cleared.";
    private static final String ONE =
            "Migrating up to 20180601000000 from 20170101000000\n\n  ++ migrating 20180601000000\n\n"
                    + "     -> CREATE TABLE lead_lists (id INT)\n\n  ++ migrated (0.05s)\n\n  ------------------------\n\n"
                    + "  ++ finished in 0.05s\n  ++ 1 migrations executed\n  ++ 1 sql queries";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mautic, migrate, '" + ONE + "', true",
                "mautic, migrate, No migrations to execute., true",
                "mautic, migrate, Migration cancelled!, false",
                "mautic, migrate, 'WARNING! … Are you sure you wish to continue? (y/n)', false",
                "mautic, clear-cache, '" + CACHE + "', true",
                "mautic, clear-cache, '', false",
                "mautic-5, migrate, '[OK] Successfully migrated to version: Mautic\\Migrations\\Version20230929183000', true",
                "mautic-5, migrate, '[OK] Already at the latest version (\"Mautic\\Migrations\\Version20230929183000\")', true",
                "mautic-5, migrate, Migration cancelled!, false",
                "mautic-5, run, Success! You are now running version 5.1.0 of Mautic., true",
                "mautic-5, run, Update aborted., false",
                "mautic-5, run, 'Are you sure you wish to update Mautic to the latest version?', false",
                "mautic-5, run, An error occurred while updating the database. Check log for more details., false",
                "mautic-5, run, 'The ZIP archive seems corrupt. Please check your cache directory and delete the package then try again.', false",
                "mautic-5, run, IMPORTANT: Run the same command again with --finish., false",
            })
    void anExitCodeOf0IsNotEnough(String recipe, String step, String printed, boolean done) throws IOException {
        List<String> expect = step(recipe, step).command().expect();

        assertThat(expect).isNotEmpty();
        assertThat(expect.stream().allMatch(e -> found(e, printed))).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({
        "mautic, 3, 0, 0, true",
        "mautic, 3, 0, 1, false",
        "mautic, 3, 1, 0, false",
        "mautic, 3, 10, 0, false",
        "mautic, 3, 0, 10, false",
        "mautic-5, 19, 0, 0, true",
        "mautic-5, 10, 0, 9, false",
        "mautic-5, 19, 2, 0, false",
    })
    void aSchemaIsAsItsCodeWantsItOnlyWithoutNewAndWithoutUnknownMigrations(
            String recipe, int executed, int unavailable, int fresh, boolean good) throws IOException {
        String first =
                "    >> Executed Migrations:                               %d\n    >> Executed Unavailable Migrations:"
                        + "                   %d\n    >> Available Migrations:                              3\n"
                        + "    >> New Migrations:                                    %d\n";
        String third =
                "| Migrations           | Executed             | %-70d |\n|                      | Executed Unavailable | %-70d |\n"
                        + "|                      | Available            | 19                                                                     |\n"
                        + "|                      | New                  | %-70d |\n";
        String printed = (recipe.equals("mautic") ? first : third).formatted(executed, unavailable, fresh);
        var state = step(recipe, "migrate").state();

        assertThat(found(state.before(), printed)).isTrue();
        assertThat(found(state.after(), printed)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "clear-cache, 'In getMautic_IpService.php line 20:\n\n  Attempted to load class \"IpLookup\" from namespace \"Mautic\".', outdated-cache",
        "clear-cache, PHP Fatal error:  Uncaught Error: Class \"X\" not found, outdated-cache",
        "migrate, 'PHP Fatal error:  Allowed memory size of 67108864 bytes exhausted (tried to allocate 10924085 bytes) in x', memory-limit",
    })
    void theDocumentsErrorsHaveTheirCures(String step, String printed, String cure) throws IOException {
        for (String recipe : List.of("mautic", "mautic-5")) {
            assertThat(recipe(recipe).cures().stream()
                            .filter(c -> c.step().equals(step) && found(c.cure().pattern(), printed))
                            .map(c -> c.cure().name()))
                    .containsExactly(cure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mautic", "mautic-5"})
    @Shows(71)
    void whatOnlyLooksLikeACheckIsRefused(String recipe) throws IOException {
        String asks = "  - validate: curl -fsS https://localhost/S/update/schema\n";

        List<Finding> findings = Fixtures.findings(read(text(recipe).replaceFirst("(?m)^steps:\n", "$0" + asks)));

        assertThat(findings).extracting(Finding::right).containsExactly("it is no check, it executes the migrations");
    }

    @Test
    @Shows(73)
    void theSchemaIsNotForcedByAnUpgrade() throws IOException {
        for (String recipe : List.of("mautic", "mautic-5")) {
            assertThat(recipe(recipe).steps())
                    .extracting(RecipeStep::command)
                    .noneMatch(c -> c != null && c.line().contains("schema:update"));
        }
        String forced = "$1  - migrate: php bin/console doctrine:schema:update --force\n";

        List<Finding> findings =
                Fixtures.findings(read(text("mautic-5").replaceFirst("(?m)^(  - checkout\n)", forced)));

        assertThat(findings).extracting(Finding::right).containsExactly("upstream withdrew it in 2025");
    }

    private static boolean found(String regex, String printed) {
        return Pattern.compile(regex, Pattern.MULTILINE).matcher(printed).find();
    }

    private static RecipeStep step(String recipe, String step) throws IOException {
        return recipe(recipe).steps().stream()
                .filter(s -> s.name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static Recipe recipe(String name) throws IOException {
        return Fixtures.value(read(text(name)));
    }

    private static Result<Recipe> read(String yaml) {
        return RecipeReader.read("recipe.yaml", yaml);
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("../recipes/src/main/resources/recipes/" + name + ".yaml"));
    }
}
