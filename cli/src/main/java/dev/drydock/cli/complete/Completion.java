package dev.drydock.cli.complete;

import dev.drydock.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a shell is to be told, so that it asks {@link Complete}. */
@Command(
        name = "completion",
        description = "Print what makes your shell complete verbs, options, and the names of sites and runs.",
        footer = {
            "  source <(./drydock completion bash)            # this shell; ~/.bashrc: each one",
            "  ./drydock completion zsh >~/.zsh/_drydock      # a folder of your fpath",
            "  ./drydock completion fish >~/.config/fish/completions/drydock.fish"
        })
public final class Completion implements Callable<Integer> {
    enum Shell {
        bash,
        zsh,
        fish
    }

    private final Console console;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    Shell shell;

    public Completion(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = Completion.class.getResourceAsStream("drydock." + shell)) {
            console.print(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing()));
        }
        return 0;
    }
}
