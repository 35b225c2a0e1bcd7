package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class BytesTest {
    /** Against the plain way, in bytes of which many are one off those that are looked for. */
    @RepeatedTest(200)
    void findsTheFirstOfTheTwo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte one = (byte) random.nextInt(256);
        byte other = (byte) random.nextInt(256);
        byte[] bytes = new byte[random.nextInt(64)];
        byte[] near = {(byte) (one + 1), (byte) (one - 1), (byte) (one ^ 0x80), 0, -1, (byte) (other + 1)};
        for (int i = 0; i < bytes.length; i++) {
            int which = random.nextInt(40);
            bytes[i] = which == 0 ? one : which == 1 ? other : near[which % near.length];
        }
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);

        int plain = from;
        while (plain < to && bytes[plain] != one && bytes[plain] != other) plain++;

        assertThat(Bytes.find(one, other, bytes, from, to)).isEqualTo(plain);
    }
}
