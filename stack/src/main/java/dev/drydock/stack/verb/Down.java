package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Data;
import dev.drydock.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "End what 'up' started, cleanly; everything in the data folder stays.",
        footer = "  ./drydock down",
        exitCodeList = {"0:nothing of it runs any more", "1:declined, or it cannot be told what runs", "2:wrong usage"})
final class Down extends Local {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the stack's data folder (DRYDOCK_DATA; else .drydock in the checkout)")
    Path data;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask, though runs are under way; without a terminal nobody is asked")
    boolean yes;

    Down(Console console) {
        super(console);
    }

    @Override
    int run() {
        Path dir = folder(data);
        List<String> runs = UnderWay.of(new Data(dir.toAbsolutePath()));
        if (!runs.isEmpty()) {
            console.complain(runs);
            console.complain(List.of(
                    "What runs on a site just now comes to its end there; nothing follows it before `./drydock up`."));
            if (!yes && console.terminal() && !console.agrees("End it all the same?")) {
                console.complain(List.of("Nothing was ended. `./drydock watch RUN` says when one is over."));
                return 1;
            }
        }
        Stack.Down down = Stack.down(dir);
        console.out().println(json ? Json.write(down) : text(down, dir));
        return 0;
    }

    private static String text(Stack.Down down, Path dir) {
        if (down.ended().isEmpty()) return "Nothing of a stack runs from " + dir + ".";
        String text = "Drydock is down: " + String.join(", ", down.ended()) + ". Its data stays in " + dir + ".";
        return down.killed().isEmpty()
                ? text
                : text + "\nKilled, as they did not end by themselves in time: " + String.join(", ", down.killed());
    }
}
