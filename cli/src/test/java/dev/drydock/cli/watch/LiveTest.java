package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import dev.drydock.cli.Given;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.terminal.Size;
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

    private long lines() {
        return out.toString(StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    @Test
    void goes_back_to_where_its_last_picture_began() {
        live.changed(Given.run("hostile"), "");
        long drawn = lines();

        assertThat(tick()).startsWith("\r\033[" + drawn + "A");
        size.set(new Size(200, 48));
        assertThat(tick()).as("a wider one breaks nothing").startsWith("\r\033[" + drawn + "A");
        size.set(new Size(200, 10));
        assertThat(tick()).as("never further than its top").startsWith("\r\033[9A");
    }

    @Test
    void begins_a_page_where_the_terminal_has_become_narrower() {
        live.changed(Given.run("hostile"), "");

        size.set(new Size(40, 12));
        assertThat(tick()).startsWith("\033[12;1H" + "\n".repeat(12) + "\033[H").doesNotContain("A");
        long drawn = lines() - 12;

        assertThat(tick()).startsWith("\r\033[" + drawn + "A");
    }
}
