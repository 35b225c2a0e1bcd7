package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host's clock is set while a step runs: its limit goes by the time that passes. */
@Tag("faults")
class ClockTest extends RealSite {
    private int offset;

    /** This machine, on which every program has another time of day. */
    @Override
    Host host() {
        Host here = LocalHost.as("");
        return argv -> {
            List<String> moved = new java.util.ArrayList<>(List.of("faketime", "-f", "%+dh".formatted(offset)));
            moved.addAll(argv);
            return here.start(moved);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void aLimitNeitherEndsAStepEarlyNorLetsItGoOn(int hours) throws Exception {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v faketime").start().waitFor() == 0,
                "needs the program faketime");
        run(1, of("date +%s >real"));
        offset = hours;

        Ending inTime = run(2, new Job(List.of("date +%s >moved; sleep 1; echo done"), Map.of(), 30, false));
        Ending over = run(3, new Job(List.of("sleep 1000"), Map.of(), 1, false));

        assertThat(inTime).isEqualTo(new Ending.Exited(0, "done\n", false));
        assertThat(over).isInstanceOf(Ending.OverLimit.class);
        assertThat(seconds("moved") - seconds("real"))
                .as("the clock did move")
                .isBetween(hours * 3600L - 60, hours * 3600L + 60);
    }

    private long seconds(String file) throws java.io.IOException {
        return Long.parseLong(java.nio.file.Files.readString(file(file)).strip());
    }
}
