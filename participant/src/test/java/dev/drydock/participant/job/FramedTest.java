package dev.drydock.participant.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramedTest {
    private static final String WORD = "drydock:0b2f5a60-0d0c-4a3e-9a3f-8f1f0a7f2c11";

    @Test
    void whatLiesBetweenIsWhole() {
        assertThat(whole(WORD + "here\n" + WORD)).isEqualTo("here\n");
        assertThat(whole(WORD + WORD)).isEmpty();
        assertThat(whole(WORD + "here\n" + WORD + "later")).isEqualTo("here\n");
        assertThat(whole("welcome\n" + WORD + "here\n" + WORD)).isEqualTo("here\n");
    }

    @Test
    void noPartOfItIs() {
        String all = WORD + "here\n" + WORD;
        for (int i = 0; i < all.length(); i++) {
            assertThat(Framed.whole(bytes(all.substring(0, i)))).isEmpty();
        }
    }

    @Test
    void bytesAreKeptAsTheyCame() {
        byte[] said = (WORD + "\0\u00ff" + WORD).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Framed.whole(said).orElseThrow()).containsExactly(0, -1);
    }

    private static String whole(String said) {
        return new String(Framed.whole(bytes(said)).orElseThrow(), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
