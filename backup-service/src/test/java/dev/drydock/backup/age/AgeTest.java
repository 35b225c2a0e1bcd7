package dev.drydock.backup.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write the program age reads, and the other way round; and nothing that was touched is taken for whole. */
class AgeTest {
    @TempDir
    static Path folder;

    private static Identity site;
    private static Identity escrow;
    private static Identity stranger;

    @BeforeAll
    static void keys() throws Exception {
        site = made("site");
        escrow = made("escrow");
        stranger = made("stranger");
    }

    private static Identity made(String name) throws Exception {
        run(folder, "age-keygen", "-o", name);
        return Identity.of(Files.readString(folder.resolve(name))).orElseThrow();
    }

    @Test
    void keysAreWrittenAsAgeWritesThem() throws Exception {
        assertThat(site.recipient()).hasToString(new String(run(folder, "age-keygen", "-y", "site")).strip());
        assertThat(Recipient.of(site.recipient().toString())).contains(site.recipient());
        assertThat(site.toString()).doesNotContain("SECRET");
        String text = site.recipient().toString();
        assertThat(Recipient.of(text.replace(text.charAt(9), text.charAt(9) == 'q' ? 'p' : 'q')))
                .isEmpty();
        assertThat(Identity.of("hunter2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000})
    void theProgramOpensWhatWeWriteWithEitherKeyAndWeWhatItWrites(int length) throws Exception {
        byte[] content = content(length);
        Files.write(folder.resolve("ours.age"), sealed(content));
        Files.write(folder.resolve("plain"), content);

        assertThat(run(folder, "age", "-d", "-i", "site", "ours.age")).isEqualTo(content);
        assertThat(run(folder, "age", "-d", "-i", "escrow", "ours.age")).isEqualTo(content);

        byte[] theirs = run(
                folder,
                "age",
                "-r",
                escrow.recipient().toString(),
                "-r",
                site.recipient().toString(),
                "plain");
        assertThat(opened(theirs, site)).isEqualTo(content);
        assertThat(opened(theirs, escrow)).isEqualTo(content);
    }

    @Test
    void anybodyWhoOpensItSeesForWhomElseItIs() throws IOException {
        byte[] file = sealed(content(100));

        for (Identity who : List.of(site, escrow)) {
            AgeInputStream in = new AgeInputStream(new ByteArrayInputStream(file), List.of(who));
            assertThat(in.isFor(site.recipient())).isTrue();
            assertThat(in.isFor(escrow.recipient())).isTrue();
            assertThat(in.isFor(stranger.recipient())).isFalse();
        }
        assertThatThrownBy(() -> opened(file, stranger))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none of the keys");
    }

    @Test
    void noFlippedBitAndNoCutIsTakenForWhole() throws IOException {
        byte[] content = content(150_000);
        byte[] file = sealed(content);
        Random random = new Random(4);
        for (int i = 0; i < 400; i++) {
            byte[] other = file.clone();
            int at = i < 300 ? i % 400 : random.nextInt(other.length);
            other[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> opened(other, site))
                    .as("bit flipped at " + at)
                    .isInstanceOf(IOException.class);
        }
        int[] borders = {0, 1, 300, file.length - 1, file.length - 16, file.length - 18_928 - 16};
        for (int at : borders) {
            assertThatThrownBy(() -> opened(Arrays.copyOf(file, at), site))
                    .as("cut at " + at)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> opened(Arrays.copyOf(file, file.length + 1), site))
                .isInstanceOf(IOException.class);
    }

    private static byte[] sealed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AgeOutputStream age = new AgeOutputStream(out, List.of(site.recipient(), escrow.recipient()))) {
            age.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] file, Identity with) throws IOException {
        return new AgeInputStream(new ByteArrayInputStream(file), List.of(with)).readAllBytes();
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static byte[] run(Path in, String... argv) throws Exception {
        Process process = new ProcessBuilder(argv)
                .directory(in.toFile())
                .redirectError(in.resolve("errors").toFile())
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(Files.readString(in.resolve("errors"))).isZero();
        return said;
    }
}
