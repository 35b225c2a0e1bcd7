package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import dev.drydock.stack.demo.Demo;
import dev.drydock.stack.demo.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Upgrade a small real site: once well, once to a release whose migration fails.",
        footer = {"  ./drydock demo", "  ./drydock demo --once --json | jq .stories"},
        exitCodeList = {"0:both stories ended as told", "1:they did not, or it could not be shown", "2:wrong usage"})
final class DemoVerb extends Local {
    @Option(names = "--once", description = "with a stack of its own that is ended and deleted after it")
    boolean once;

    @Mixin
    PortOptions ports;

    DemoVerb(Console console) {
        super(console);
    }

    @Override
    int run() {
        return once ? alone() : here();
    }

    private int here() {
        Stack stack = Stack.start(folder(null), ports.options());
        List<Story> stories = Demo.run(stack, console, json);
        if (json) return end(stories);
        Story last = stories.getLast();
        console.print(List.of(
                "",
                "Where to look next:",
                "  ./drydock show " + last.run() + "   every step of the run that went back",
                "  ./drydock backups " + last.site() + "   what the site can go back to",
                "  " + stack.url() + "/q/openapi   the API; token in " + stack.tokenFile(),
                "  " + stack.dir().resolve("logs") + "   what each part logs",
                "Drydock stays up, and so does the site. To end both: ./drydock down"));
        return end(stories);
    }

    private int alone() {
        Alone alone = Alone.in(folder(null), "once");
        int exit = alone.run(Options.free(), stack -> {
            if (!json) console.out().println("A stack of its own is up in " + stack.dir() + ".");
            return end(Demo.run(stack, console, json));
        });
        if (!json) console.print(List.of("", ended(exit, alone.dir())));
        return exit;
    }

    private static String ended(int exit, Path dir) {
        return exit == 0
                ? "Both stories ended as told; the stack is ended and deleted. To keep one and look around: ./drydock demo"
                : "Not as told. The stack is ended; its data and logs are kept in " + dir;
    }

    private int end(List<Story> stories) {
        if (json) console.out().println(Json.write(Map.of("stories", stories)));
        return stories.stream().allMatch(Story::asTold) ? 0 : 1;
    }
}
