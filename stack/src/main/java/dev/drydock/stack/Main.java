package dev.drydock.stack;

import dev.drydock.cli.Drydock;
import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.verb.Verbs;
import java.util.logging.LogManager;

/** Behind the front door: the command line's verbs and those that need the stack itself. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        LogManager.getLogManager()
                .reset(); // the broker's client is asked before the broker answers, and would complain
        Console console = Console.system();
        System.exit(Drydock.commandLine(console, Verbs.all(console)).execute(args));
    }
}
