package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public half is needed for as long as somebody verifies what was signed with it. */
class KeysTest {
    @TempDir
    Path dir;

    private Data data;
    private String before;

    @BeforeEach
    void made() throws IOException {
        data = Data.open(dir);
        Keys.ensure(data, new SecureRandom());
        before = trusted();
    }

    private String trusted() throws IOException {
        return Files.readString(data.trusted().resolve("orchestrator.pub"));
    }

    @Test
    void whereTheFirstKeyWasErasedForASecondOneItsPublicHalfStays() throws IOException {
        Files.move(data.key("orchestrator"), data.key("orchestrator.3"));

        Keys.ensure(data, new SecureRandom());

        assertThat(trusted()).isEqualTo(before);
        assertThat(data.key("orchestrator")).doesNotExist();
        assertThat(data.keyId("orchestrator")).isEqualTo("orchestrator.3");
    }

    @Test
    void whereThereIsNoneAtAllNoOtherIsMadeInItsPlace() throws IOException {
        Files.delete(data.key("orchestrator"));

        assertThatThrownBy(() -> Keys.ensure(data, new SecureRandom()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("orchestrator.pub")
                .hasMessageContaining("docs/keys.md");
        assertThat(trusted()).isEqualTo(before);
    }
}
