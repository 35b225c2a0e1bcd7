package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ci", "anna@example.org", "Team_1.deploy-2", "7"})
    void names_that_a_token_may_have(String name) {
        assertThat(Words.nameFault(name)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ci", "c i", "-ci", "ci\n", "oidc:ann", "a/b", "é", "$(id)", "a'b"})
    void names_that_no_token_may_have(String name) {
        assertThat(Words.nameFault(name))
                .hasValueSatisfying(why -> assertThat(why).contains("letters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "Administrator", "drydock", "vcs", "backup", "ORCHESTRATOR"})
    void nobody_is_taken_for_drydock_itself(String name) {
        assertThat(Words.nameFault(name))
                .hasValueSatisfying(why -> assertThat(why).contains("Drydock's own"));
    }

    @Test
    void a_name_is_not_longer_than_a_line_takes() {
        assertThat(Words.nameFault("a".repeat(63))).isEmpty();
        assertThat(Words.nameFault("a".repeat(64))).isPresent();
        assertThat(Words.name("é".repeat(101))).hasSize(100).endsWith("…");
        assertThat(Words.name("é".repeat(100))).isEqualTo("é".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u001bb",
                "a\u202eb",
                "a\u2028b",
                "a\u0085b",
                "a\u200bb",
                "a\ufeffb"
            })
    void what_moves_a_cursor_or_turns_the_writing_is_a_space(String text) {
        assertThat(Words.line(text)).isEqualTo("a b");
    }

    @Test
    void what_people_write_stays() {
        assertThat(Words.line(" Müller, 東京 🚢 \"OPS-7\" ")).isEqualTo("Müller, 東京 🚢 \"OPS-7\"");
    }
}
