package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Health;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MigrationDutyTest extends OnASite {
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
    @Shows(60)
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
    @Shows({66, 122})
    void validateRunAndCureAreJudgedAlike() {
        Command bad = new Command("echo '[Database] FAIL'", 0, List.of("OK"));

        assertFailed(perform(new Work.Validate(bad), false), "validate exited with 0");
        assertFailed(perform(new Work.Run(bad), false), "run exited with 0");
        assertFailed(perform(new Work.Cure("dup-names", bad), false), "cure dup-names exited with 0");
        assertThat(perform(new Work.Run(Command.of("true")), false)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void onlyACureThatRestartsMayLeaveProcesses() throws IOException {
        Command starts = Command.of("setsid sh -c 'echo $$ >left; exec sleep 1000' & until [ -s left ]; do :; done");

        assertFailed(perform(new Work.Cure("x", starts), false), "left processes running");
        Files.delete(root.resolve("left"));
        assertThat(perform(new Work.Cure("x", starts, true), false)).isEqualTo(Said.Done.nothing());
        assertThat(lives("left")).isTrue();
        List<ProcessHandle> readers = namingTheJobs();
        ProcessHandle.of(Long.parseLong(Files.readString(root.resolve("left")).strip()))
                .orElseThrow()
                .destroyForcibly();
        // they write what it said last, into a folder that is about to be deleted
        readers.forEach(r -> r.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private List<ProcessHandle> namingTheJobs() {
        String jobs = root.resolveSibling("jobs").toString();
        return ProcessHandle.allProcesses()
                .filter(p -> {
                    try {
                        return Files.readString(Path.of("/proc/" + p.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                                .contains(jobs);
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .toList();
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
    @Shows(62)
    void anOrderForAnotherFamilyIsRefused() {
        assertThat(perform(new Work.Keep("k", null), false)).isInstanceOf(Said.Refused.class);
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
