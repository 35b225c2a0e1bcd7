package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site's host was restarted in the middle of a job: what is written down there is of another boot. */
@Tag("faults")
class JobRebootTest extends RealSite {
    @ParameterizedTest
    @CsvSource({"1, this", "true, another"})
    void stoppingNeverEndsAGroupThatOnlyHasTheSameNumber(String start, String boot) throws Exception {
        Process other = new ProcessBuilder("setsid", "sleep", "1000").start();
        String thisBoot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
        Files.createDirectories(jobFolder(1));
        Files.writeString(
                jobFolder(1).resolve("process"),
                other.pid() + " " + (start.equals("true") ? started(other.pid()) : start) + " "
                        + (boot.equals("this") ? thisBoot : "another-boot\n"));
        Files.writeString(jobFolder(1).resolve("begun"), thisBoot);

        Halt halt = stop(2, 1);

        assertThat(halt).isEqualTo(new Halt.Killed());
        assertThat(other.isAlive()).isTrue();
        other.destroy();
    }

    private static String started(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    }

    @Test
    void aHostThatWasRestartedIsInterrupted() throws Exception {
        restartedIn(of("true"));

        Ending ending = jobs(Map.of()).job(order(1), of("touch ran"), true, l -> {});

        assertThat(ending).isEqualTo(new Ending.Interrupted("the host was restarted in the middle of it", ""));
    }

    @Test
    void anOrderWhoseHostWasRestartedIsNeverStartedAgain() throws Exception {
        restartedIn(of("echo x >>ledger"));

        Ending asked = run(1, of("echo x >>ledger"));
        Ending attached = jobs(Map.of()).job(order(1), of("echo x >>ledger"), true, l -> {});

        assertThat(List.of(asked, attached)).allMatch(Ending.Interrupted.class::isInstance);
        assertThat(file("ledger")).hasContent("x");
    }

    private void restartedIn(Job job) throws Exception {
        run(1, job);
        Files.delete(jobFolder(1).resolve("exit"));
        Files.writeString(jobFolder(1).resolve("begun"), "another-boot " + order(1) + "\n");
    }
}
