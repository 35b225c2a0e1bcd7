package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shells themselves offer, told by the real front door what there is. */
@Tag("stack")
@Tag("systems")
class CompletionTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void bash() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            assertThat(bash("upg")).containsExactly("upgrade");
            assertThat(bash("site", "show", harbour.name)).containsExactly(harbour.name);
            assertThat(bash("upgrade", harbour.name, "--wa")).containsExactly("--watch");
            assertThat(bash("site", "add", "REA"))
                    .as("bash itself offers the files")
                    .containsExactly("");
        }
    }

    @Test
    void fish() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            assertThat(fish("upg")).containsExactly("upgrade");
            assertThat(fish("site show " + harbour.name)).containsExactly(harbour.name);
            assertThat(fish("upgrade " + harbour.name + " --wa")).containsExactly("--watch");
            assertThat(fish("completion ")).containsExactly("bash", "fish", "zsh");
            assertThat(fish("site add REA")).containsExactly("README.md");
        }
    }

    @Test
    void zsh() throws Exception {
        try (Harbour harbour = Harbour.open();
                Tmux terminal = Tmux.running(100, 30, "zsh -f")) {
            terminal.type("autoload -Uz compinit && compinit -u -D; source " + script("zsh") + "; PS1='ready> '\n");
            terminal.when(screen -> screen.endsWith("\nready>"));
            zsh(terminal, "upg\t", "upgrade");
            zsh(terminal, "site show " + harbour.name + "\t", "site show " + harbour.name);
            zsh(terminal, "upgrade " + harbour.name + " --wa\t", "upgrade " + harbour.name + " --watch");
            zsh(terminal, "site add REA\t", "site add README.md");
        }
    }

    /** With a word more, which stands behind the blank that follows what was completed. */
    private static void zsh(Tmux terminal, String typed, String completed) {
        terminal.type("./drydock " + typed + ".");
        terminal.when(screen -> screen.endsWith("ready> ./drydock " + completed + " ."));
        terminal.type("\u0015");
        terminal.when(screen -> screen.endsWith("ready>"));
    }

    private List<String> bash(String... words) throws Exception {
        List<String> argv = new ArrayList<>(List.of("bash", "--norc", "--noprofile", "-c"));
        argv.add(
                "source \"$0\"; COMP_WORDS=(./drydock \"$@\"); COMP_CWORD=$#; _drydock; printf '%s\\n' \"${COMPREPLY[@]}\"");
        argv.add(script("bash").toString());
        argv.addAll(List.of(words));
        return said(argv);
    }

    private List<String> fish(String typed) throws Exception {
        String source = "source " + script("fish") + "; complete -C \"./drydock $argv[1]\"";
        return said(List.of("fish", "--no-config", "-c", source, typed));
    }

    private Path script(String shell) throws Exception {
        Path file = folder.resolve("drydock." + shell);
        if (!Files.exists(file)) Files.write(file, said(List.of("./drydock", "completion", shell)));
        return file;
    }

    private List<String> said(List<String> argv) throws IOException, InterruptedException {
        ProcessBuilder b = new ProcessBuilder(argv).directory(TOP.toFile());
        b.environment().put("DRYDOCK_DATA", Dock.STACK.dir().toString());
        Process p = b.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = p.inputReader().readAllLines();
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).as(lines.toString()).isZero();
        return lines;
    }
}
