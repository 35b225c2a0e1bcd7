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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site's schema is one number in a file. */
class MigrationDutyTest {
    private static final Command PROBE = Command.of("cat schema");
    private static final Command UP =
            new Command("echo 2 > schema; echo ran >> ledger; echo Migrated", 0, List.of("Migrated"));

    @TempDir
    Path root;

    @BeforeEach
    void schemaOne() throws IOException {
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
        Work work = new Work.Migrate(UP, new Work.StateProbe(PROBE, "^7$", "^2$"));

        Said said = perform(work, true);

        assertThat(said).isEqualTo(new Said.Done(new Found.Migrated("", "2")));
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
                .isEqualTo(new Said.Done(
                        new Found.Previewed(Sql.printed("DROP TABLE a;").hash(), 1)));
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

    private static void assertFailed(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains(reasons));
    }

    private Said migrate(Command command, String before, String after) {
        return perform(new Work.Migrate(command, new Work.StateProbe(PROBE, before, after)), false);
    }

    private Said perform(Work work, boolean begunBefore) {
        Place place = new Place("one", root.toString(), "schema", "", "", Map.of(), Map.of());
        Order order = new Order(OrderId.of("run/1/do/1"), place, work, Instant.EPOCH);
        return new MigrationDuty().perform(order, new ProcessSite(place, begunBefore));
    }

    private static Work preflight(List<String> tools) {
        Command none = Command.of("true");
        Version version = new Version("1", "0".repeat(40));
        return new Work.Preflight(
                version,
                version,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                new Doors(none, none, none, List.of(), List.of(), ""),
                new Health(none, "", "", ""),
                tools);
    }
}
