package dev.drydock.participant.job;

import static dev.drydock.contract.Found.Ailment.CUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
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

    @Test
    void hidesInTheEvidenceOfWhatWasFoundAlsoWhereItsBeginningWasCutOff() {
        assertThat(masking.mask(found("a zweite", "b zweite"))).isEqualTo(found("a ***", "b ***"));
        assertThat(masking.mask(found("a", CUT + "weite, b"))).isEqualTo(found("a", CUT + "***, b"));
    }

    @Test
    void hidesInAllThatASiteIsDescribedBy() {
        assertThat(masking.mask(described("zweite"))).isEqualTo(described("***"));
    }

    private static Said described(String text) {
        return new Said.Done(new Found.Described(
                List.of(new Found.Told("PHP", text, text)),
                List.of(new Found.Log(text, text, text)),
                List.of(text),
                text));
    }

    private static Said found(String what, String evidence) {
        return new Said.Done(
                new Found.Examined(List.of(new Found.Ailment(Found.Sign.DRIFT, what, "bin/check", evidence))));
    }
}
