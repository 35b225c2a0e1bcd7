package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measure what Drydock costs beside the least that the same work can cost, in one run.",
        footer = {
            "  one     a hop, a step and a saga of seven beside raw Kafka and PostgreSQL, one at a time",
            "  job     the same where each step runs a process",
            "  fifty   50 sagas at a time",
            "  release a release told of, until the run that it begins; alone",
            "  volume  backup and restore of 2 GB of files, MariaDB and PostgreSQL beside the plain pipeline; alone, or with",
            "          those of files, mariadb, postgresql that are wanted",
            "  audit   how fast the audit service reads on after it was away",
            "  api     how fast the HTTP API answers: one run, and pages of few and of many",
            "  console what a person at the console waits for, and what fifty watchers of one run cost",
            "",
            "  ./drydock bench",
            "  ./drydock bench --quick one fifty"
        },
        exitCodeList = {
            "0:measured, and each gate held",
            "1:a gate was missed, or it could not be measured",
            "2:wrong usage"
        })
final class Bench extends Local {
    private static final List<String> NAMES = List.of(
            "one", "job", "fifty", "release", "volume", "files", "mariadb", "postgresql", "audit", "api", "console");

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which measurements; none: all")
    List<String> names = List.of();

    @Option(names = "--quick", description = "fewer repetitions: under 90 seconds")
    boolean quick;

    @Spec
    CommandSpec spec;

    Bench(Console console) {
        super(console);
    }

    @Override
    int run() {
        for (String name : names)
            if (!NAMES.contains(name))
                throw new ParameterException(
                        spec.commandLine(), "no measurement '" + name + "'; there are " + String.join(", ", NAMES));
        Path dir = fresh();
        try {
            return bench(Home.find(), dir);
        } finally {
            Tool.delete(dir);
        }
    }

    // a program of its own: this module knows nothing of the bench. The same virtual machine as the services have
    private int bench(Home home, Path dir) {
        List<String> command = new ArrayList<>(List.of(
                home.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddrydock.home=" + home.top(),
                "-cp",
                home.top().resolve("bench/target/classes") + ":" + home.classpath(),
                "dev.drydock.bench.Main",
                dir.toString()));
        command.addAll(names);
        if (quick) command.add("--quick");
        if (json) command.add("--json");
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new Trouble("cannot start the bench: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private Path fresh() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder(null)), "bench-");
        } catch (IOException e) {
            throw new Trouble("cannot make a folder in " + folder(null) + ": " + e, e);
        }
    }
}
