package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @TempDir
    Path root;

    private Secrets secrets;

    @BeforeEach
    void fill() throws Exception {
        Path folder = Files.createDirectory(root.resolve("secrets"));
        Files.writeString(folder.resolve("ix-one-db"), "s3cret\n");
        Files.writeString(root.resolve("outside"), "not yours");
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("outside"));
        secrets = new Secrets(folder);
    }

    @Test
    void a_name_becomes_its_value_without_the_line_end() {
        var resolved = (Secrets.Values) secrets.resolve(Map.of("DB", "file:ix-one-db"));

        assertThat(resolved.values().get("DB")).asString().isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:../outside", "file:/etc/passwd", "file:", "file:A", "ix-one-db", "env:HOME", "file:.x"})
    void what_is_not_a_plain_name_is_refused(String name) {
        assertThat(secrets.resolve(Map.of("DB", name)))
                .isInstanceOfSatisfying(
                        Secrets.Missing.class, m -> assertThat(m.next()).contains("file:NAME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:absent", "file:link"})
    void what_is_not_in_the_folder_is_missing(String name) {
        assertThat(secrets.resolve(Map.of("DB", name)))
                .isInstanceOfSatisfying(
                        Secrets.Missing.class,
                        m -> assertThat(m.reason()).contains("'DB'").contains("nothing was changed"));
    }

    @Test
    void one_of_64_kibibytes_is_read_and_a_longer_one_is_not() throws Exception {
        Path file = root.resolve("secrets/large");
        Files.write(file, new byte[64 * 1024]);
        assertThat(secrets.resolve(Map.of("DB", "file:large"))).isInstanceOf(Secrets.Values.class);

        Files.write(file, new byte[64 * 1024 + 1]);

        assertThat(secrets.resolve(Map.of("DB", "file:large")))
                .isInstanceOfSatisfying(
                        Secrets.Missing.class, m -> assertThat(m.next()).contains("64 KiB"));
    }

    @Test
    void no_value_shows_in_a_log() {
        assertThat(secrets.resolve(Map.of("DB", "file:ix-one-db")).toString()).doesNotContain("s3cret");
    }
}
