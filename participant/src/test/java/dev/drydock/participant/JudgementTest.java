package dev.drydock.participant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
    private static final Command PLAIN = Command.of("x");

    @Test
    void noComplaintWhenExitAndRequiredOutputAgree() {
        Command command = new Command("x", 0, List.of("^Migrated: \\d+$", "OK"));

        assertThat(judge(command, exited(0, "Starting\nMigrated: 3\nOK\n"))).isNull();
    }

    @Test
    void exitZeroWithoutTheRequiredOutputHasFailed() {
        Command command = new Command("x", 0, List.of("^Migrated: \\d+$", "OK"));

        Said said = judge(command, exited(0, "An error occurred. See the log. OK\n"));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> {
            assertThat(failed.reason()).contains("exited with 0").contains("^Migrated: \\d+$");
            assertThat(failed.tail()).contains("An error occurred");
        });
    }

    @Test
    void anyOtherExitHasFailedWhateverWasPrinted() {
        Said said = judge(new Command("x", 0, List.of("OK")), exited(7, "OK\n"));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("migrate exited with 7"));
    }

    @Test
    void processesLeftBehindAreAFailure() {
        Said said = judge(PLAIN, new Ending.Exited(0, "", true));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains("left processes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you really wish to run this command?",
                "Go on? [y/N]",
                "Overwrite (yes/no) [no]:\n > \n",
                "Password: ",
                "Which jQuery?\n\n"
            })
    void aQuestionAtTheEndIsPointedOut(String output) {
        Said said = judge(PLAIN, exited(1, output));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.next())
                .contains("asked a question"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "done\n", "Is it so? No: column not found\n", "ERROR 1062 Duplicate entry 'a' for key 'b'"})
    void anOrdinaryErrorIsNotTakenForAQuestion(String output) {
        Said said = judge(PLAIN, exited(1, output));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.next())
                .doesNotContain("question"));
    }

    @Test
    void pastItsLimitSaysWhichLimit() {
        Said said = judge(PLAIN, new Ending.OverLimit(90, "working"));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("migrate ran past its limit of 90 s; it and its children were ended"));
    }

    @Test
    void whatNeverBeganIsRefusedAndWhatNobodySawIsInterrupted() {
        assertThat(judge(PLAIN, new Ending.Refused("a newer order has the site")))
                .isInstanceOf(Said.Refused.class);
        assertThat(judge(PLAIN, new Ending.Interrupted("the host was rebooted", "half")))
                .isEqualTo(new Said.Interrupted(
                        "migrate was interrupted, nobody saw its end: the host was rebooted", "half"));
    }

    @Test
    void theTailIsBoundedAndBeginsWithALine() {
        String output = ("x".repeat(99) + "\n").repeat(1000) + "the end\n";

        String tail = Judgement.tail(output);

        assertThat(tail).hasSizeLessThanOrEqualTo(16 * 1024).endsWith("the end\n");
        assertThat(tail.lines().findFirst()).hasValue("x".repeat(99));
    }

    @Test
    void aLeadingVMakesNoOtherVersion() {
        assertThat(Judgement.sameVersion("1.2\n", "v1.2")).isTrue();
        assertThat(Judgement.sameVersion("1.6", "V1.6")).isTrue();
        assertThat(Judgement.sameVersion("v1.2", "1.20")).isFalse();
        assertThat(Judgement.sameVersion("venus", "enus")).isFalse();
    }

    private static Said judge(Command command, Ending ending) {
        return Judgement.complaint("migrate", command, ending).orElse(null);
    }

    private static Ending exited(int code, String output) {
        return new Ending.Exited(code, output, false);
    }
}
