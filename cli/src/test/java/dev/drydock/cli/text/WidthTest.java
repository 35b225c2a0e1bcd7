package dev.drydock.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {

    @ParameterizedTest
    @CsvSource({"abc,3", "大きさ,6", "e\u0301,1", "✓▸·,3", "🚢,2", "✅❌⚡✨,8"})
    void counts_columns_not_characters(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void cuts_between_characters() {
        assertThat(Width.fit("大きさ", 4)).isEqualTo("大…");
        assertThat(Width.fit("abcd", 4)).isEqualTo("abcd");
        assertThat(Width.fit("abcde", 4)).isEqualTo("abc…");
    }

    @Test
    void two_clocks_that_disagree_make_no_negative_time() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(Times.clock(now.plusSeconds(9), now)).isEqualTo("0:00");
        assertThat(Times.clock(now, now.plusSeconds(3725))).isEqualTo("1:02:05");
        assertThat(Times.words(3725)).isEqualTo("1 h 2 min");
    }
}
