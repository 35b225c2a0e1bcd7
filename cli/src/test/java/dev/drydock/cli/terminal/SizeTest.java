package dev.drydock.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @Test
    void reads_what_the_terminal_says() {
        assertThat(Size.of("50 132\n")).contains(new Size(132, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "stty: no terminal", "80", "-1 80", "99999999999 80"})
    void nonsense_is_no_size(String said) {
        assertThat(Size.of(said)).isEmpty();
    }

    @Test
    void falls_back_to_the_environment() {
        assertThat(Size.told(Map.of("COLUMNS", "120"))).contains(new Size(120, 24));
        assertThat(Size.told(Map.of())).isEmpty();
    }
}
