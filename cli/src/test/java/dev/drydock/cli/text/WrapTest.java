package dev.drydock.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void breaks_between_words_and_indents_what_follows() {
        assertThat(Wrap.words("downtime  12 s (closed at noon, opened later)", 24, 10))
                .containsExactly("downtime  12 s (closed", "          at noon,", "          opened later)");
    }

    @Test
    void what_fits_stays_as_it_is() {
        assertThat(Wrap.words("  two  spaces", 13, 2)).containsExactly("  two  spaces");
        assertThat(Wrap.words("", 13, 2)).containsExactly("");
    }

    @Test
    void a_word_that_is_too_wide_is_left_whole() {
        assertThat(Wrap.words("a 0123456789 b", 8, 2)).containsExactly("a", "  0123456789", "  b");
        assertThat(Wrap.words("  0123456789", 8, 2)).containsExactly("  0123456789");
    }

    @Test
    void a_command_is_never_broken() {
        assertThat(Wrap.aroundCommands("next  mend it; then `drydock up a` again", 26, 6))
                .containsExactly("next  mend it; then", "      `drydock up a` again");
        assertThat(Wrap.aroundCommands("next  then `drydock upgrade harbour` again", 20, 6))
                .containsExactly("next  then", "      `drydock upgrade harbour`", "      again");
        assertThat(Wrap.aroundCommands("next  a ` that stands alone", 20, 6))
                .containsExactly("next  a ` that", "      stands alone");
    }
}
