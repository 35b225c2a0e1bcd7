package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CksumTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255, 256, 65_536, 1_000_003})
    void saysWhatTheHostsOwnProgramSays(int length) throws Exception {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        Files.write(dir.resolve("data"), data);

        String own = Fixture.sh(dir, "cksum <data").strip();

        assertThat(inPieces(data)).isEqualTo(own);
    }

    private static String inPieces(byte[] data) throws Exception {
        Cksum sum = new Cksum();
        byte[] buffer = new byte[40_000];
        try (InputStream in = new ByteArrayInputStream(data)) {
            for (int n = in.read(buffer, 7, 39_000); n >= 0; n = in.read(buffer, 7, 39_000)) sum.update(buffer, 7, n);
        }
        return sum.text();
    }
}
