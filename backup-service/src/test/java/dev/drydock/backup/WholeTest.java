package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 35, 36, 37, 5_000, 100_000})
    void givesWhatCameBeforeTheLastLine(int length) throws IOException {
        byte[] data = random(length);
        Whole whole = new Whole(new ByteArrayInputStream(sent(data, 3)));

        byte[] read = whole.readAllBytes();

        assertThat(read).isEqualTo(data);
        assertThat(whole.exit()).contains(3);
    }

    @Test
    void isNotAllWhereverItIsCut() throws IOException {
        byte[] sent = sent(random(300), 0);
        for (int cut = 0; cut < sent.length; cut++) {
            Whole whole = new Whole(new ByteArrayInputStream(Arrays.copyOf(sent, cut)));
            whole.readAllBytes();
            assertThat(whole.exit()).as("cut at %d", cut).isEqualTo(Optional.empty());
        }
    }

    @Test
    void isNotAllWhereAByteIsAnother() throws IOException {
        byte[] sent = sent(random(300), 0);
        sent[100] ^= 1;
        Whole whole = new Whole(new ByteArrayInputStream(sent));

        whole.readAllBytes();

        assertThat(whole.exit()).isEmpty();
    }

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static byte[] sent(byte[] data, int exit) {
        Cksum sum = new Cksum();
        sum.update(data, 0, data.length);
        byte[] line = "%-31s %03d\n".formatted(sum.text(), exit).getBytes(StandardCharsets.US_ASCII);
        byte[] sent = Arrays.copyOf(data, data.length + line.length);
        System.arraycopy(line, 0, sent, data.length, line.length);
        return sent;
    }
}
