package dev.drydock.participant.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private final Masking masking = new Masking(List.of("gehe\u00efm\nzweite".getBytes(UTF_8), "abc".getBytes(UTF_8)));

    @Test
    void hidesEachLineOfAValueButNotWhatIsTooShortToHide() {
        assertThat(masking.mask("x gehe\u00efm y zweite abc")).isEqualTo("x *** y *** abc");
    }

    @Test
    void hidesWhatACutLeftOfAValue() {
        byte[] text = "he\u00efm, then zwei".getBytes(UTF_8);
        assertThat(masking.text(text, true, true)).isEqualTo("***, then ***");
        assertThat(masking.text(text, false, false)).isEqualTo("he\u00efm, then zwei");
    }

    @Test
    void hidesInEveryWordOfAnAnswer() {
        assertThat(masking.mask(new Said.Failed("a zweite", "b zweite", "c zweite")))
                .isEqualTo(new Said.Failed("a ***", "b ***", "c ***"));
        assertThat(masking.mask(new Said.Interrupted("a zweite", "zweite")))
                .isEqualTo(new Said.Interrupted("a ***", "***"));
    }
}
