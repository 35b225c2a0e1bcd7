package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Health;
import dev.drydock.contract.Question;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools print is recorded where the tool is not packaged here; see {@link DoctrineTest}. */
class ExamineTest extends OnASite {
    private static final String CURE = "the schema is another one";

    static Stream<Arguments> waiting() {
        return Stream.of(
                Arguments.of(
                        "Laravel 5.5",
                        """
                        +------+------------------------------------------------+
                        | Ran? | Migration                                      |
                        +------+------------------------------------------------+
                        | Y    | 2014_10_12_000000_create_users_table           |
                        | N    | 2018_02_01_000000_add_slugs                    |
                        +------+------------------------------------------------+
                        """),
                Arguments.of(
                        "Laravel 6 to 9.20",
                        """
                        | Ran? | Migration                            | Batch |
                        | Yes  | 2014_10_12_000000_create_users_table | 1     |
                        | No   | 2018_02_01_000000_add_slugs          |       |
                        """),
                Arguments.of(
                        "Laravel from 9.52 on",
                        """

                          Migration name .................................. Batch / Status
                          2014_10_12_000000_create_users_table ................... [1] Ran
                          2018_02_01_000000_add_slugs ............................ Pending

                        """),
                Arguments.of("Django", "auth\n [X] 0001_initial\ndigipal\n [X] 0001_initial\n [ ] 0002_annotations\n"),
                Arguments.of("Doctrine 1.x", "    >> Executed Unavailable Migrations: 0\n    >> New Migrations: 1\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waiting")
    void migrationsThatHaveNotRunAreCounted(String tool, String printed) throws IOException {
        Files.writeString(root.resolve("printed"), printed);

        assertThat(asked("cat printed", "nothing of this kind")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.PENDING);
            assertThat(a.what()).isEqualTo("1 migrations of the code have not run");
            assertThat(a.evidence()).isEqualTo(printed.strip());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waiting")
    void theyAreCountedAlsoWhereTheRecipeExpectsNothing(String tool, String printed) throws IOException {
        Files.writeString(root.resolve("printed"), printed);

        assertThat(asked("cat printed", "")).extracting(Ailment::sign).containsExactly(Sign.PENDING);
    }

    @Test
    @Timeout(20)
    void whatNoTimeIsLeftForIsNotAskedAndNotCountedAsWell() {
        Question slow = new Question(CURE, new Command("sleep 60", 0, List.of()));
        Question after = new Question(CURE, Command.of("touch asked"));

        Said said = Examine.perform(
                List.of(slow, after), site(order(work(slow, after), ++attempts), false), Duration.ofSeconds(2));

        assertThat(((Found.Examined) ((Said.Done) said).found()).ailments())
                .extracting(Ailment::sign, Ailment::what)
                .containsExactly(
                        tuple(Sign.UNASKED, "it could not be asked: no end within its limit"),
                        tuple(Sign.UNASKED, "it was not asked: those before it took 2 s"));
        assertThat(root.resolve("asked")).doesNotExist();
    }

    @Test
    void migrationsThatTheCodeDoesNotHaveAreFoundThoughAllElseIsWell() throws IOException {
        Files.writeString(
                root.resolve("printed"), "   >> Executed Unavailable Migrations: 2\n   >> New Migrations: 0\n");

        assertThat(asked("cat printed", "New Migrations: 0")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.NEWER);
            assertThat(a.what()).contains("newer than the code", "2 migrations");
        });
    }

    @Test
    @Shows(65)
    void aSchemaThatIsOutOfStepIsFoundThoughTheToolExitsWithZero() {
        String fail = "[Mapping]  OK - The mapping files are correct.\n"
                + "[Database] FAIL - The database schema is not in sync with the current mapping file.";

        assertThat(asked("echo '" + fail + "'", "")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.DRIFT);
            assertThat(a.where()).startsWith("echo '[Mapping]");
            assertThat(a.evidence()).isEqualTo(fail);
        });
    }

    @Test
    void whatIsWellIsNotMentioned() {
        assertThat(asked("cat schema", "^1$")).isEmpty();
    }

    @Test
    void anythingElseIsSaidInTheRecipesWords() {
        assertThat(asked("cat schema", "^2$")).containsExactly(new Ailment(Sign.APPLICATION, CURE, "cat schema", "1"));
        assertThat(asked("echo 'PHP Fatal error: no'; exit 255", ""))
                .containsExactly(new Ailment(
                        Sign.APPLICATION,
                        CURE + " (exit 255)",
                        "echo 'PHP Fatal error: no'; exit 255",
                        "PHP Fatal error: no"));
    }

    @Test
    void whatCannotBeAskedIsNeverWell() {
        assertThat(asked("no-such-program-anywhere", ""))
                .extracting(Ailment::sign)
                .containsExactly(Sign.UNASKED);
        assertThat(asked("exit 255", "")).extracting(Ailment::sign).containsExactly(Sign.UNASKED);
        assertThat(examined(new Question(CURE, new Command("sleep 60", 1, List.of()))))
                .extracting(Ailment::what)
                .containsExactly("it could not be asked: no end within its limit");
    }

    @Test
    void itChangesNothingAndShowsOnlyTheEndOfWhatWasPrinted() throws IOException {
        assertThat(asked("seq 1000; exit 1", "")).singleElement().satisfies(a -> assertThat(a.evidence())
                .startsWith(Ailment.CUT)
                .endsWith("999\n1000")
                .hasSizeLessThan(1100));
        assertThat(folder.resolve("jobs")).doesNotExist();
    }

    @Test
    void whereTheDatabaseLacksNothingIsAskedThatCouldMakeAnEmptyOne() throws IOException {
        Question question =
                new Question(CURE, new Command("sqlite3 app.db 'pragma integrity_check'", 0, List.of("^ok$")));

        assertThat(examined(question, "app.db")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.APPLICATION);
            assertThat(a.what()).contains("the database file is not there");
            assertThat(a.where()).isEqualTo(root.resolve("app.db").toString());
        });
        assertThat(root.resolve("app.db")).doesNotExist();

        Files.createFile(root.resolve("app.db"));
        assertThat(examined(question, "app.db")).singleElement().satisfies(a -> assertThat(a.what())
                .contains("the database file is empty"));

        Files.writeString(root.resolve("app.db"), "there is something");
        assertThat(examined(new Question(CURE, Command.of("true")), "app.db")).isEmpty();
    }

    private List<Ailment> asked(String command, String expect) {
        return examined(new Question(CURE, new Command(command, 0, expect.isEmpty() ? List.of() : List.of(expect))));
    }

    private List<Ailment> examined(Question question, String... files) {
        Work.Examine work = work(question);
        Said said = perform(new Work.Examine(work.questions(), work.doors(), work.health(), List.of(files)), false);
        return ((Found.Examined) ((Said.Done) said).found()).ailments();
    }

    private static Work.Examine work(Question... questions) {
        Doors doors = new Doors(PROBE, PROBE, PROBE, List.of(), List.of(), "");
        return new Work.Examine(List.of(questions), doors, new Health(PROBE, "", Health.WayIn.NONE, ""));
    }
}
