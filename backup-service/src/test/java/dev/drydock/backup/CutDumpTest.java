package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dump that was cut before it reached the store, so that every checksum is that of the cut one: it loads without an
 * error (trap T3), and must neither be verified nor restored.
 */
@Tag("faults")
class CutDumpTest {
    private static final long SEED = 20261121;
    private static final int CUTS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isNeverVerifiedAndNeverRestored(Dialect dialect) throws IOException {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.backedUp();
        String before = site.server.picture("app");
        Path folder = site.harbour.store.resolve("harbour/b1");
        byte[] whole = dump(folder);
        byte[] complete = Files.readAllBytes(folder.resolve("complete.json"));
        int end = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(dialect.trailer());
        Random random = new Random(SEED);
        Held copy = site.harbour.shelf().copies().getFirst();

        for (int i = 0; i < CUTS; i++) {
            int cut = random.nextInt(end + dialect.trailer().length());
            store(folder, Arrays.copyOf(whole, cut), complete);

            assertThat(site.harbour.drill()).as("drill, cut at " + cut).isInstanceOf(Said.Failed.class);
            assertThat(copy.isVerified()).isFalse();
            assertThat(site.harbour.restore("database:main")).isInstanceOf(Said.Refused.class);
        }
        assertThat(site.server.picture("app")).isEqualTo(before);

        // and if somebody had called it verified all the same: what is loaded as it comes is cut only at its end
        for (int i = 0; i < CUTS; i++) {
            int cut = random.nextInt(end + dialect.trailer().length());
            store(folder, Arrays.copyOf(whole, cut), complete);
            copy.verified();

            assertThat(site.harbour.restore("database:main"))
                    .as("restore, cut at " + cut)
                    .isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason() + failed.tail())
                            .contains("cut off"));
            copy.incomplete();
        }

        store(folder, whole, complete);
        StoryTest.done(site.harbour.drill());
        StoryTest.done(site.harbour.restore("database:main"));
        assertThat(site.server.picture("app")).isEqualTo(before);
    }

    private static byte[] dump(Path folder) throws IOException {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(folder.resolve(Shelf.dump("main", ""))))) {
            return in.readAllBytes();
        }
    }

    private static void store(Path folder, byte[] dump, byte[] complete) throws IOException {
        Path file = folder.resolve(Shelf.dump("main", ""));
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
            out.write(dump);
        }
        Complete was = JSON.readValue(complete, Complete.class);
        List<Artefact> artefacts = was.artefacts().stream()
                .map(a -> a.name().equals(file.getFileName().toString()) ? artefact(file) : a)
                .toList();
        Complete now = new Complete(
                was.site(),
                was.backup(),
                artefacts,
                was.fingerprints(),
                was.files(),
                was.bytes(),
                was.recipients(),
                was.attempt());
        Files.write(folder.resolve("complete.json"), JSON.writeValueAsBytes(now));
    }

    private static Artefact artefact(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Artefact(file.getFileName().toString(), Files.size(file), Hash.of(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
