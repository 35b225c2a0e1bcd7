package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void itIsWhatItWas() {
        List<String> place = List.of("2026-11-01T12:00:00.123456Z", "r-1 ü");

        assertThat(Cursor.place(Cursor.text(place), 2)).isEqualTo(place);
        assertThat(Cursor.text(null)).isNull();
        assertThat(Cursor.place(null, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "a b", "AA", "_w", "aWQ", "../..", "' or 1=1 --"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.place(text, 2)).isInstanceOf(Problem.class);
    }

    @Test
    void neitherIsOneThatIsVeryLongOrHasWhatTheDatabaseCannotRead() {
        assertThatThrownBy(() -> Cursor.place("A".repeat(Cursor.LONGEST + 4), 1))
                .isInstanceOf(Problem.class);
        String nul = Base64.getUrlEncoder().encodeToString("a\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.place(nul, 1)).isInstanceOf(Problem.class);
        for (String time : List.of("", "now", "-999999999-01-01T00:00:00Z", "+100000-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> Cursor.instant(time)).isInstanceOf(Problem.class);
        }
    }
}
