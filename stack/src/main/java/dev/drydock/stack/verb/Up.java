package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Stack;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start Drydock on this machine: broker, database and services; they live on.",
        footer = {"  ./drydock up", "  ./drydock up --data /var/lib/drydock-stack --port 8070"},
        exitCodeList = {"0:all of it is up and answers", "1:it is not; the message says why", "2:wrong usage"})
final class Up extends Local {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where it keeps everything (DRYDOCK_DATA; else .drydock in the checkout)")
    Path data;

    @Mixin
    PortOptions ports;

    Up(Console console) {
        super(console);
    }

    @Override
    int run() {
        long begin = System.nanoTime();
        Stack stack = Stack.start(folder(data), ports.options());
        Told told = Told.of(stack, (System.nanoTime() - begin) / 1e9);
        console.out().println(json ? Json.write(told) : told.text(data != null));
        return 0;
    }
}
