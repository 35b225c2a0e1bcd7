package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.participant.Output;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTailTest {

    @Test
    void theLastTwoHundredLinesAreKept() {
        String lines = IntStream.rangeClosed(1, 1000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        Found.Log log = of(lines);

        assertThat(log.text().lines()).hasSize(200).startsWith("line 801").endsWith("line 1000");
    }

    @Test
    void moreBytesThanAreKeptBeginWithAWholeLine() {
        String rest = "\n" + "x".repeat(24 * 1024 - 13) + "\nthe end";

        assertThat(of("half" + rest).text()).startsWith("half").endsWith("the end");
        assertThat(of("a half" + rest).text()).startsWith("x").endsWith("the end");
    }

    private static Found.Log of(String text) {
        byte[] bytes = ("/var/log/app.log\n" + text).getBytes(StandardCharsets.UTF_8);
        return LogTail.of("app.log", new Output(0, bytes, ""));
    }
}
