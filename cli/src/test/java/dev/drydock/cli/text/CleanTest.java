package dev.drydock.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033[2J",
                "\033[1;31m",
                "\033[?1049h",
                "\u009b2J",
                "\033]0;title\007",
                "\033]8;;http://evil\033\\",
                "\u009d0;title\u009c",
                "\033Pq#0\033\\",
                "\033c",
                "\033(B",
                "\033\033[m",
                "\u0000",
                "\b\b\b",
                "\007",
                "\u007f",
                "\u202e",
                "\u2066",
                "\u200b",
                "\ufeff"
            })
    void leaves_nothing_that_a_terminal_obeys(String evil) {
        assertThat(Clean.line("a" + evil + "b")).isEqualTo("ab");
        assertThat(Clean.block("a" + evil + "b")).isEqualTo("ab");
    }

    @Test
    void a_line_is_one_line_whatever_came() {
        assertThat(Clean.line("a\r\nb\rc\nd\u2028e\u0085f\tg")).isEqualTo("a b c d e f    g");
    }

    @Test
    void a_block_keeps_its_lines() {
        assertThat(Clean.block("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void an_unended_sequence_hides_at_most_its_line() {
        assertThat(Clean.block("a\033]0;hidden\nb")).isEqualTo("a\nb");
    }

    @Test
    void other_peoples_letters_stay() {
        assertThat(Clean.line("Größe → 大きさ ✓ 🚢 é")).isEqualTo("Größe → 大きさ ✓ 🚢 é");
    }

    @Test
    void json_stays_the_same_value() {
        assertThat(Clean.json("{\"a\":\"x\u009b\u202e\u007fé\"}")).isEqualTo("{\"a\":\"x\\u009b\\u202e\\u007fé\"}");
    }
}
