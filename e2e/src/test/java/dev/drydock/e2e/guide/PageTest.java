package dev.drydock.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that does not do what it says must be noticed. */
class PageTest {
    @TempDir
    Path home;

    private static Page page(String text) {
        return Page.read("p.md", text.lines().toList());
    }

    private void followed(String text) throws IOException {
        new Reader(home, home, Set.of("not here")).follow(page(text));
    }

    @Test
    void typesInOneShellAndWritesAndCompares() throws IOException {
        followed(
                """
                # A page
                **`~/a/words.txt`**
                ```
                one
                ```
                ```sh
                word=$(cat ~/a/words.txt)   # a comment
                not here
                mkdir b && \\
                  cd b
                ```
                ```sh
                echo "it's $word"; pwd
                false # exits 1
                ```
                ```text
                it's one
                …/b
                ```
                """);
        assertThat(home.resolve("b")).isDirectory();
        assertThat(Files.readString(home.resolve("a/words.txt"))).isEqualTo("one\n");
    }

    @Test
    void namesPageLineAndOutputOfWhatFails() {
        assertThatThrownBy(() -> followed("# A page\n```sh\ntrue\necho why; (exit 3)\n```\n"))
                .hasMessageContaining("p.md:4", "(exit 3)", "why");
        assertThatThrownBy(() -> followed("```sh\ntrue # exits 1\n```\n")).hasMessageContaining("p.md:2");
        assertThatThrownBy(() -> followed("```sh\nexit 0\n```\n")).hasMessageContaining("has no end");
        assertThatThrownBy(() -> followed("```sh\necho said\n```\n```text\nnot said\n```\n"))
                .hasMessageContaining("p.md:4")
                .hasMessageContaining("not said");
    }

    @Test
    void refusesWhatNobodyWouldType() {
        assertThatThrownBy(() -> page("```yaml\na: b\n```\n")).hasMessageContaining("p.md:1: neither typed");
        assertThatThrownBy(() -> page("text\n\n    ./drydock up\n")).hasMessageContaining("p.md:3: an indented");
        assertThatThrownBy(() -> page("```text\nsaid\n```\n")).hasMessageContaining("printed by nothing");
        assertThatThrownBy(() -> page("```sh\ntrue\n")).hasMessageContaining("has no end");
        assertThatThrownBy(() -> page("```sh x\ntrue\n```\n")).hasMessageContaining("more than a language");
    }

    @Test
    void linesStandBelowEachOtherUnlessTheSignForAnyLinesIsBetween() {
        String printed = "run 1 of a\n  step\n\nended\n";

        assertThat(Wanted.lacks(List.of("run … of a", "  step"), printed)).isEmpty();
        assertThat(Wanted.lacks(List.of("run …", "…", "ended"), printed)).isEmpty();
        assertThat(Wanted.lacks(List.of("  step", "", "ended"), printed)).isEmpty();
        assertThat(Wanted.lacks(List.of("run …", "ended"), printed)).contains("ended");
        assertThat(Wanted.lacks(List.of("step"), printed)).contains("step");
        assertThat(Wanted.lacks(List.of("ended", "…", "run …"), printed)).contains("run …");
        assertThat(Wanted.lacks(List.of("…nded", "…"), printed)).isEmpty();
    }
}
