package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeTest {
    private static final String WORD = "fedcba9876543210";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 35, 36, 37, 5_000, 100_000})
    void givesWhatCameBeforeTheLastLine(int length) throws IOException {
        byte[] data = random(length);
        Whole whole = new Whole(new ByteArrayInputStream(sent(data, 3)), WORD);

        byte[] read = whole.readAllBytes();

        assertThat(read).isEqualTo(data);
        assertThat(whole.exit()).contains(3);
    }

    @Test
    void isNotAllWhereverItIsCut() throws IOException {
        byte[] sent = sent(random(300), 0);
        for (int cut = 0; cut < sent.length; cut++) {
            Whole whole = new Whole(new ByteArrayInputStream(Arrays.copyOf(sent, cut)), WORD);
            whole.readAllBytes();
            assertThat(whole.exit()).as("cut at %d", cut).isEqualTo(Optional.empty());
        }
    }

    @Test
    void isNotAllWhereTheDataItselfEndsLikeAWhole() throws IOException {
        byte[] data = "data\n0123456789abcdef 000\n".getBytes(StandardCharsets.US_ASCII);
        Whole whole = new Whole(new ByteArrayInputStream(data), WORD);

        whole.readAllBytes();

        assertThat(whole.exit()).isEmpty();
    }

    @Test
    void givesTheSameInWhateverPiecesItIsRead() throws IOException {
        byte[] data = random(500);
        for (int piece = 1; piece < 60; piece++) {
            Whole whole = new Whole(new ByteArrayInputStream(sent(data, 0)), WORD);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            byte[] bytes = new byte[piece + 2];
            for (int n = whole.read(bytes, 1, piece); n >= 0; n = whole.read(bytes, 1, piece)) read.write(bytes, 1, n);

            assertThat(read.toByteArray()).as("pieces of %d", piece).isEqualTo(data);
            assertThat(whole.exit()).contains(0);
        }
    }

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static byte[] sent(byte[] data, int exit) {
        byte[] line = "%s %03d\n".formatted(WORD, exit).getBytes(StandardCharsets.US_ASCII);
        byte[] sent = Arrays.copyOf(data, data.length + line.length);
        System.arraycopy(line, 0, sent, data.length, line.length);
        return sent;
    }
}
