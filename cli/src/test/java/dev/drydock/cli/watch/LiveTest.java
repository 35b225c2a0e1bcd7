package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import dev.drydock.cli.Given;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.terminal.Size;
import dev.drydock.cli.text.Paint;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Redrawing in place, in a terminal whose size changes. */
class LiveTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Cli.NOW);
    private final AtomicReference<Size> size = new AtomicReference<>(new Size(160, 48));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Live live = new Live(new Console(
            print, print, new BufferedReader(Reader.nullReader()), Map.of(), Path.of(""), true, size::get, new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            }));

    private String tick() {
        out.reset();
        now.updateAndGet(t -> t.plus(Duration.ofSeconds(1)));
        live.tick();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void goes_back_over_the_lines_that_a_smaller_terminal_has_broken() {
        Run run = Given.run("hostile");
        live.changed(run, "");
        int drawn = Screen.rows(
                out.toString(StandardCharsets.UTF_8)
                        .replace("\033[K", "")
                        .replace("\033[J", "")
                        .lines()
                        .toList(),
                160);
        assertThat(tick()).startsWith("\r\033[" + drawn + "A");

        size.set(new Size(40, 48));
        int broken = Screen.rows(Screen.of(run, Tail.NONE, "", now.get(), new Size(160, 48), Paint.NONE), 40);
        assertThat(broken).isGreaterThan(drawn);

        assertThat(tick()).startsWith("\r\033[" + Math.min(broken, 47) + "A");
        assertThat(tick()).startsWith("\r\033[" + drawn + "A");
        size.set(new Size(20, 10));
        assertThat(tick()).as("never further than its top").startsWith("\r\033[9A");
    }
}
