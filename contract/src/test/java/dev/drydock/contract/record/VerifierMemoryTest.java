package dev.drydock.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifying takes memory by the entry and by the run, not by what the heads say again and again. */
class VerifierMemoryTest {
    @TempDir
    Path folder;

    @Test
    void a_year_of_heads_goes_through_a_small_heap() throws Exception {
        assertThat(verified("-Xmx48m", "500", "2", "500")).startsWith("findings 0 of Summary[entries=1500, chains=500");
    }

    private String verified(String heap, String... runsEntriesHeads) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command(heap, runsEntriesHeads))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(String heap, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ManyRuns.class.getName()));
        command.addAll(List.of(args));
        return command;
    }
}
