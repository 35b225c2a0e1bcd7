package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = "Measure what Drydock costs, on a broker and a database of its own.",
        footer = {"  ./drydock bench"},
        exitCodeList = {"0:measured", "1:could not be measured", "2:wrong usage"})
final class Bench extends Local {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which measurements; none: all")
    List<String> names = List.of();

    Bench(Console console) {
        super(console);
    }

    @Override
    int run() {
        Home home = Home.find();
        return Alone.in(folder(null), "bench").run(Options.free().with(), stack -> bench(home, stack));
    }

    private int bench(Home home, Stack stack) {
        List<String> command = new ArrayList<>(List.of(
                home.java().toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                home.service("bench").toString()));
        command.addAll(names);
        ProcessBuilder b =
                new ProcessBuilder(command).directory(home.top().toFile()).inheritIO();
        b.environment().putAll(stack.environment(Service.ORCHESTRATOR));
        if (json) b.environment().put("DRYDOCK_BENCH_JSON", "true");
        try {
            return b.start().waitFor() == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new Trouble("cannot start the bench: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }
}
