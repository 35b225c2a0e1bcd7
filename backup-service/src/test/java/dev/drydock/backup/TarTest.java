package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against archives that GNU tar wrote. */
class TarTest {
    @TempDir
    Path base;

    @Test
    void hashesHolesAsIfTheyWereThere() throws IOException {
        byte[] archive = archive("truncate -s 3M holes; printf x >>holes; truncate -s 5M holes; truncate -s 1M empty");

        Map<String, Seen> seen = Inspection.of(new ByteArrayInputStream(archive));

        assertThat(archive.length).isLessThan(100_000);
        assertThat(seen.get("holes").sha256()).isEqualTo(sha256("holes"));
        assertThat(seen.get("empty").sha256()).isEqualTo(sha256("empty"));
    }

    @Test
    void givesLinksTheContentOfWhatTheyAre() throws IOException {
        Map<String, Seen> seen = Inspection.of(new ByteArrayInputStream(archive("printf x >a; ln a b; ln -s a c")));

        assertThat(seen.get("b")).isEqualTo(seen.get("a"));
        assertThat(seen.get("c").sha256()).isEmpty();
    }

    @Test
    void handsMembersOnAsTheyCame() throws IOException {
        byte[] archive = archive("printf one >one; printf two >two; truncate -s 1M holes");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tar tar = new Tar(new ByteArrayInputStream(archive));
        for (Optional<Member> m = tar.next(); m.isPresent(); m = tar.next()) {
            if (!m.get().path().equals("one")) tar.pass(m.get(), out);
        }
        Tar.end(out);
        Files.write(base.resolve("passed.tar"), out.toByteArray());

        String listed =
                Fixture.sh(base, "rm -r in; mkdir in; tar xf passed.tar -C in; ls in; cat in/two; stat -c %s in/holes");

        assertThat(listed).isEqualTo("holes\ntwo\ntwo1048576\n");
    }

    @Test
    void saysWhereAnArchiveIsCutOrDamaged() throws IOException {
        byte[] archive = archive("printf one >one; printf two >two");
        byte[] damaged = archive.clone();
        damaged[Tar.BLOCK * 2 + 3] ^= 1;

        assertThatThrownBy(() -> Inspection.of(new ByteArrayInputStream(Arrays.copyOf(archive, 2_000))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends in the middle");
        assertThatThrownBy(() -> Inspection.of(new ByteArrayInputStream(damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    private byte[] archive(String files) throws IOException {
        Fixture.sh(
                base,
                "mkdir in; cd in; " + files + "; tar --create --format=pax --sparse --file=../out.tar "
                        + "--pax-option=delete=atime,delete=ctime ./*");
        return Files.readAllBytes(base.resolve("out.tar"));
    }

    private String sha256(String file) {
        return Fixture.sh(base, "sha256sum in/" + file).substring(0, 64);
    }
}
