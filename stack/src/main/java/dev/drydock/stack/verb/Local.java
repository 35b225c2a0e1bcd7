package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import dev.drydock.stack.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A verb that works on this machine itself: what is wrong with the machine is told in words, exit 1. */
abstract class Local implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON document instead of text")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    final Console console;

    Local(Console console) {
        this.console = console;
    }

    abstract int run();

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (Trouble t) {
            if (json) console.out().println(Json.write(Map.of("title", "refused", "detail", t.getMessage())));
            console.complain(List.of("drydock: " + t.getMessage()));
            return 1;
        }
    }

    /** The data folder: as given, else as the environment says, else the checkout's own. */
    Path folder(Path given) {
        if (given != null) return given;
        String told = console.env().getOrDefault("DRYDOCK_DATA", "");
        return told.isEmpty() ? Home.find().top().resolve(".drydock") : Path.of(told);
    }
}
