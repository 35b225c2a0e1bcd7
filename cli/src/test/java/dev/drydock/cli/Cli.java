package dev.drydock.cli;

import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.terminal.Size;
import dev.drydock.cli.watch.Pace;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** The whole command line in this process, at a terminal of the test's making. */
public record Cli(Map<String, String> env, Path directory, boolean terminal, String typed, Object... more) {
    public static final Instant NOW = Instant.parse("2026-11-21T12:01:00Z");
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(5), Duration.ofMillis(20));

    public record Outcome(int exit, String out, String err) {}

    public static Cli at(FakeServer server) {
        return new Cli(Map.of("DRYDOCK_URL", server.url(), "DRYDOCK_TOKEN", "s3cret"), Path.of("none"), false, "");
    }

    public static Cli nowhere() {
        return new Cli(
                Map.of("DRYDOCK_URL", "http://127.0.0.1:1", "DRYDOCK_TOKEN", "s3cret"), Path.of("none"), false, "");
    }

    public Cli terminal(String typed) {
        return new Cli(env, directory, true, typed, more);
    }

    public Cli with(String name, String value) {
        Map<String, String> changed = new HashMap<>(env);
        changed.put(name, value);
        return new Cli(changed, directory, terminal, typed, more);
    }

    /** Every verb there is. */
    public static CommandLine root() {
        return nowhere().commandLine(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    public Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = commandLine(out, err).execute(args);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private CommandLine commandLine(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(typed)),
                env,
                directory,
                terminal,
                () -> new Size(80, 40),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return Drydock.commandLine(console, QUICK, more);
    }
}
