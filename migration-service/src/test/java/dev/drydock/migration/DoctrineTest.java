package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Doctrine's tools print. The ORM's own validate-schema is that of 2.14 as it ran on Debian 12; laravel-doctrine's and all of
 * migrations' are recorded, for neither is packaged there.
 */
class DoctrineTest {
    private static final String APART = "the database is not in sync with the mapping";

    @Test
    void laravelDoctrinesGoodReport() {
        assertThat(
                        faults(
                                """
                        Validating for default entity manager...
                        [Mapping]  OK - The mapping files are correct.
                        [Database] OK - The database schema is in sync with the mapping files.
                        """))
                .isEmpty();
    }

    @Test
    @Shows(67)
    void laravelDoctrinesBadReport() {
        assertThat(
                        faults(
                                """
                        Validating for default entity manager...
                        [Mapping]  FAIL - The entity-class 'Entities\\Customer' mapping is invalid:
                        * The association Entities\\Customer#parent refers to the inverse side field that does not exist.
                        [Database] FAIL - The database schema is not in sync with the current mapping file.
                        """))
                .containsExactly("the mapping of 'Entities\\Customer' is invalid", APART);
    }

    @Test
    void theOrmsOwnGoodReport() {
        assertThat(
                        faults(
                                """

                        Mapping
                        -------

                         [OK] The mapping files are correct.                                           \s

                        Database
                        --------

                         [OK] The database schema is in sync with the mapping files.                   \s

                        """))
                .isEmpty();
    }

    @Test
    void theOrmsOwnBadReportAlsoWhereItsBoxBreaksTheSentence() {
        assertThat(
                        faults(
                                """

                        Mapping
                        -------

                         [FAIL] The entity-class Cust mapping is invalid:
                         * The association Cust#parent refers to the inverse side field Cust#nope which does not exist.


                        Database
                        --------

                         [ERROR] The database schema is not in sync with the   \s
                                 current mapping file.                         \s

                        """))
                .containsExactly("the mapping of Cust is invalid", APART);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // 1.x and 2.x
                "~    >> Executed Migrations:                               19\n"
                        + "    >> Executed Unavailable Migrations:                   0\n"
                        + "    >> Available Migrations:                              19\n"
                        + "    >> New Migrations:                                    0~ | 0 | 0",
                "~    >> Executed Unavailable Migrations:                   \u001b[31m3\u001b[39m\n"
                        + "    >> New Migrations:                                    \u001b[33m2\u001b[39m~ | 2 | 3",
                // 3.x
                "~| Migrations           | Executed             | 10                 |\n"
                        + "|                      | Executed Unavailable | 1                  |\n"
                        + "|                      | Available            | 19                 |\n"
                        + "|                      | New                  | 9                  |~ | 9 | 1",
            })
    void readsTheMigrationsStatusOfAllVersions(String printed, int pending, int unknown) {
        assertThat(MigrationsStatus.read(printed)).contains(new MigrationsStatus(pending, unknown));
    }

    @Test
    void whatIsNoStatusIsNone() {
        assertThat(MigrationsStatus.read("| Ran? | Migration | Batch |")).isEmpty();
    }

    private static List<String> faults(String printed) {
        return SchemaReport.read(printed).faults();
    }
}
