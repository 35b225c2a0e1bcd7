package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site's schema is one number in a file. */
class MigrationDutyTest {
    private static final Command PROBE = Command.of("cat schema");
    private static final Command UP =
            new Command("echo 2 > schema; echo ran >> ledger; echo Migrated", 0, List.of("Migrated"));

    @TempDir
    Path folder;

    private Path root;
    /** Marks are looked for on the whole machine, where these tests may run twice at a time, one test after the other. */
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000);

    private long attempts = FROM.addAndGet(1000);

    @BeforeEach
    void schemaOne() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(root.resolve("schema"), "1\n");
    }

    @Test
    void migratesWhereExitOutputAndSchemaAgree() {
        assertThat(migrate(UP, "^1$", "^2$")).isEqualTo(new Said.Done(new Found.Migrated("1", "2")));
    }

    @Test
    void isNotBegunOnAnotherSchemaThanTheRecipeExpects() {
        Said said = migrate(UP, "^7$", "^2$");

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                .contains("before it disagrees", "/^7$/", "printed: 1"));
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void isNotBegunWhereTheProbeItselfDoesNotRun() throws IOException {
        Files.delete(root.resolve("schema"));

        assertThat(migrate(UP, "", "")).isInstanceOf(Said.Refused.class);
    }

    @Test
    void exitZeroAndTheRightWordsAreNotEnough() {
        assertFailed(migrate(Command.of("echo Migrated"), "1", "2"), "state probe after it disagrees", "printed: 1");
    }

    @Test
    void exitZeroWithoutTheRightWordsHasFailed() {
        assertFailed(migrate(new Command("echo 2 > schema", 0, List.of("Migrated")), "1", "2"), "expect", "Migrated");
    }

    @Test
    void otherExitsHaveFailedWhateverElseAgrees() {
        assertFailed(
                migrate(new Command("echo 2 > schema; echo Migrated; exit 3", 0, List.of()), "1", "2"),
                "exited with 3");
    }

    @Test
    void begunBeforeItDoesNotAskForTheSchemaBefore() {
        migrate(UP, "^1$", "^2$");
        Work work = new Work.Migrate(UP, new Work.StateProbe(PROBE, "^7$", "^2$"));

        Said said = perform(order(work, attempts), true);

        assertThat(said).isEqualTo(new Said.Done(new Found.Migrated("", "2")));
        assertThat(root.resolve("ledger")).hasContent("ran");
    }

    @Test
    void begunBeforeAndNowhereToBeFoundIsInterrupted() {
        Work work = new Work.Migrate(UP, new Work.StateProbe(PROBE, "^1$", "^2$"));

        Said said = perform(order(work, ++attempts), true);

        assertThat(said).isInstanceOf(Said.Interrupted.class);
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void aCommandThatLeavesAProcessBehindHasFailedAndItIsEnded() throws IOException {
        Command leaves = Command.of("setsid sh -c 'echo $$ >left; exec sleep 1000' & until [ -s left ]; do :; done");

        assertFailed(migrate(leaves, "", ""), "left processes running");
        assertThat(lives("left")).isFalse();
    }

    @Test
    void aCommandPastItsLimitHasFailedAndIsEnded() throws IOException {
        Command slow = new Command("echo $$ >pid; echo begun; sleep 1000", 1, List.of());

        assertThat(migrate(slow, "", "")).isInstanceOfSatisfying(Said.Failed.class, failed -> {
            assertThat(failed.reason()).contains("past its limit of 1 s");
            assertThat(failed.tail()).isEqualTo("begun\n");
        });
        assertThat(lives("pid")).isFalse();
    }

    @Test
    void whereANewerOrderHasTheSiteNothingIsBegun() {
        Work work = new Work.Run(Command.of("echo ran >> ledger"));
        perform(order(new Work.Run(Command.of("true")), attempts + 9), false);

        Said said = perform(order(work, attempts + 8), false);

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                .contains("newer order"));
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void withoutAProbeExitAndOutputDecide() {
        Work work = new Work.Migrate(UP, new Work.StateProbe(Command.of(""), "", ""));

        assertThat(perform(work, false)).isEqualTo(new Said.Done(new Found.Migrated("", "")));
    }

    @Test
    void aCommandThatAsksIsToldSo() {
        Command asks = Command.of("printf 'Do you really wish to run this command? '; read answer || exit 1");

        assertThat(migrate(asks, "", "")).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.next())
                .contains("question"));
    }

    @Test
    void previewFindsTheHashAndRunsNothing() {
        Said said = perform(new Work.Preview(Command.of("echo 'DROP TABLE a;'")), false);

        assertThat(said)
                .isEqualTo(new Said.Done(new Found.Previewed(
                        Sql.printed("DROP TABLE a;").hash(),
                        1,
                        List.of(new Found.Statement("DROP TABLE a", "drops a table")))));
    }

    @Test
    void whatWasApprovedIsRun() throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");

        assertThat(migrateReviewed("cat sql >&2", "DROP TABLE a;", false)).isInstanceOf(Said.Done.class);
        assertThat(root.resolve("ledger")).hasContent("ran");
    }

    @ParameterizedTest
    @CsvSource({
        "cat sql, 'DROP TABLE b;', 'the SQL is now another one'",
        "cat sql, '', 'the SQL is now another one'",
        "cat sql; exit 3, 'DROP TABLE a;', 'exited with 3'"
    })
    void anotherSqlThanWhatWasApprovedIsNotRun(String preview, String approved, String reason) throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");

        assertThat(migrateReviewed(preview, approved, false))
                .isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                        .contains("was not begun: approved was the SQL", reason));
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void begunBeforeItDoesNotAskWhatWouldRun() throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");
        migrateReviewed("cat sql", "DROP TABLE a;", false);
        attempts--;

        assertThat(migrateReviewed("true", "DROP TABLE a;", true)).isInstanceOf(Said.Done.class);
        assertThat(root.resolve("ledger")).hasContent("ran");
    }

    private Said migrateReviewed(String preview, String approved, boolean begunBefore) {
        Work.Reviewed reviewed = new Work.Reviewed(
                Command.of(preview),
                Sql.printed(approved == null ? "" : approved).hash());
        return perform(new Work.Migrate(UP, new Work.StateProbe(PROBE, "", "2"), reviewed), begunBefore);
    }

    @Test
    void aDatabaseThatIsNewerThanTheCodeIsNotMigrated() throws IOException {
        Files.writeString(
                root.resolve("schema"), "    >> New Migrations: 0\n    >> Executed Unavailable Migrations: 2\n");

        assertThat(migrate(UP, "", ""))
                .isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                        .contains("the database is newer than the code: it has run 2 migrations"));
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void whatDoctrineFindsCountsWhateverItExitsWith() {
        Command exitsWithZero = Command.of(
                "echo '[Database] FAIL - The database schema is not in sync with the current mapping file.'");

        assertFailed(
                perform(new Work.Validate(exitsWithZero), false),
                "validate found that the database is not in sync with the mapping");
    }

    @Test
    void previewNeverHashesAPart() {
        Command much = Command.of("i=0; while [ $i -lt 7000 ]; do echo 'DROP TABLE a;'; i=$((i+1)); done");

        assertFailed(perform(new Work.Preview(much), false), "more than 60 KiB");
    }

    @Test
    void validateRunAndCureAreJudgedAlike() {
        Command bad = new Command("echo '[Database] FAIL'", 0, List.of("OK"));

        assertFailed(perform(new Work.Validate(bad), false), "validate exited with 0");
        assertFailed(perform(new Work.Run(bad), false), "run exited with 0");
        assertFailed(perform(new Work.Cure("dup-names", bad), false), "cure dup-names exited with 0");
        assertThat(perform(new Work.Run(Command.of("true")), false)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void preflightNamesEveryToolThatIsMissing() {
        Said said = perform(preflight(List.of("sh", "no-such-tool", "-v", "$(touch x)")), false);

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                .endsWith(": no-such-tool, -v, $(touch x)"));
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void preflightIsGoodWhereAllToolsAreThere() {
        assertThat(perform(preflight(List.of("sh", "cat")), false)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void anOrderForAnotherFamilyIsRefused() {
        assertThat(perform(new Work.Keep("k", null), false)).isInstanceOf(Said.Refused.class);
    }

    /** One that is dead but not yet collected has no program any more. */
    private boolean lives(String pid) throws IOException {
        return Files.exists(Path.of("/proc", Files.readString(root.resolve(pid)).strip(), "exe"));
    }

    private static void assertFailed(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains(reasons));
    }

    private Said migrate(Command command, String before, String after) {
        return perform(new Work.Migrate(command, new Work.StateProbe(PROBE, before, after)), false);
    }

    private Said perform(Work work, boolean begunBefore) {
        return perform(order(work, ++attempts), begunBefore);
    }

    private Order order(Work work, long attempt) {
        String jobs = folder.resolve("jobs").toString();
        Place place = new Place("one", root.toString(), "schema", "", jobs, Map.of(), Map.of());
        return new Order(new OrderId("run", 1, OrderId.Kind.DO, attempt), place, work, Instant.EPOCH);
    }

    private static Said perform(Order order, boolean begunBefore) {
        LocalHost here = LocalHost.as("");
        return new MigrationDuty()
                .perform(order, new OrderSite(order, here, Map.of(), begunBefore, () -> {}, l -> {}, p -> {}));
    }

    private static Work preflight(List<String> tools) {
        Command none = Command.of("true");
        Version version = new Version("1", "0".repeat(40));
        return new Work.Preflight(
                version,
                version,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                new Doors(none, none, none, List.of(), List.of(), ""),
                new Health(none, "", Health.WayIn.NONE, ""),
                tools);
    }
}
