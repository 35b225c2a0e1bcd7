package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import dev.drydock.cli.Given;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Size;
import dev.drydock.cli.text.Paint;
import dev.drydock.cli.text.Width;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private static final Tail SAID =
            new Tail("copying rows of table berths, a line that is longer than any terminal is wide, surely", 40);

    @ParameterizedTest
    @ValueSource(strings = {"first", "migrating", "going-back", "rolled-back", "stuck", "hostile"})
    void draws_a_run_at_80_columns(String name) {
        Run run = Given.run(name);

        List<String> screen = Screen.of(run, SAID, "", Cli.NOW, new Size(80, 40), Paint.NONE);

        Given.golden("screen-" + name, screen);
    }

    @ParameterizedTest
    @CsvSource({"80,24", "50,12", "40,10", "20,6", "132,50", "10,3"})
    void never_leaves_the_terminal(int columns, int rows) {
        for (String name : List.of("first", "migrating", "going-back", "rolled-back", "stuck", "hostile", "waiting")) {
            List<String> screen =
                    Screen.of(Given.run(name), SAID, "connection lost", Cli.NOW, new Size(columns, rows), Paint.NONE);

            assertThat(screen).as(name).hasSizeLessThan(rows);
            assertThat(screen).allSatisfy(l -> assertThat(Width.of(l)).isLessThan(columns));
        }
    }

    @Test
    void shows_the_moving_step_where_there_is_little_room() {
        List<String> screen = Screen.of(Given.run("migrating"), SAID, "", Cli.NOW, new Size(60, 12), Paint.NONE);

        Given.golden("screen-small", screen);
    }

    @Test
    void colours_change_nothing_but_colours() {
        Run run = Given.run("going-back");
        List<String> plain = Screen.of(run, SAID, "", Cli.NOW, Size.DEFAULT, Paint.NONE);

        List<String> coloured = Screen.of(run, SAID, "", Cli.NOW, Size.DEFAULT, Paint.COLOUR);

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(l -> l.replaceAll("\033\\[[0-9]+m", "")))
                .isEqualTo(plain);
    }
}
