package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import dev.drydock.stack.tests.Removals;
import dev.drydock.stack.tests.Suite;
import dev.drydock.stack.tests.Tests;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Run Drydock's own tests; the last line is the count.",
        footer = {
            "  ./drydock test --quick",
            "  ./drydock test",
            "  ./drydock test --faults --cell kill-broker/during",
            "  ./drydock test --faults --soak 20",
            "  ./drydock test --guards --seed 7 --count 10"
        },
        exitCodeList = {
            "0:all that ran passed",
            "1:some failed, or the build did, or a guard was not missed",
            "2:wrong usage"
        })
final class TestVerb extends Local {
    @Option(names = "--quick", description = "only what needs no running stack (under 2 minutes)")
    boolean quick;

    @Option(names = "--systems", description = "real applications, upgraded and failed")
    boolean systems;

    @Option(names = "--faults", description = "the fault matrix, and several replicas")
    boolean faults;

    @Option(names = "--all", description = "everything there is")
    boolean all;

    @Option(
            names = "--tenth",
            paramLabel = "SEED",
            description =
                    "of --systems or --faults: only a tenth of the test classes, and of the matrix's faults, chosen by the seed")
    String seed;

    @Option(
            names = "--cell",
            paramLabel = "NAME",
            description =
                    "of --faults: only the cells of the matrix whose names begin so, such as kill-broker/during/way-back:prove")
    String cell;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            arity = "0..1",
            fallbackValue = "20",
            description =
                    "of --faults: only the soak, for so long, 20 if not said: 50 sites, and a fault every few seconds")
    Integer soak;

    @ArgGroup(exclusive = false)
    GuardOptions guards;

    static final class GuardOptions {
        @Option(
                names = "--guards",
                required = true,
                description = "take guards out of a copy of what is committed, and see that the test of each fails")
        boolean wanted;

        @Option(
                names = "--seed",
                paramLabel = "SEED",
                description = "of --guards: which are drawn; one is chosen if not given")
        String seed = String.valueOf(new Random().nextInt(1_000_000));

        @Option(names = "--count", paramLabel = "N", description = "of --guards: how many; ten if not given")
        int count = 10;

        @Option(
                names = "--list",
                paramLabel = "LIST",
                description = "of --guards: hostile, features, matrix or all; all if not given")
        String list = "all";
    }

    @Spec
    CommandSpec spec;

    TestVerb(Console console) {
        super(console);
    }

    @Override
    int run() {
        Suite suite = suite();
        if (seed != null && suite != Suite.SYSTEMS && suite != Suite.FAULTS)
            throw new ParameterException(
                    spec.commandLine(), "--tenth goes with --systems or --faults; nothing was run");
        if (cell != null && suite != Suite.FAULTS)
            throw new ParameterException(spec.commandLine(), "--cell goes with --faults; nothing was run");
        if (soak != null && (suite != Suite.FAULTS || cell != null || seed != null || soak < 1))
            throw new ParameterException(
                    spec.commandLine(), "--soak goes with --faults, alone, and for a minute at least; nothing was run");
        String maven = console.env().getOrDefault("DRYDOCK_MAVEN", "mvn");
        PrintStream out = json ? console.err() : console.out();
        if (guards != null) return guards(maven, out);
        Tests tests = new Tests(Home.find(), maven, out);
        Tests.Outcome outcome = soak != null
                ? tests.soak(soak)
                : cell != null ? tests.cells(cell) : tests.run(suite, Optional.ofNullable(seed));
        if (json) console.out().println(Json.write(outcome));
        return outcome.good() ? 0 : 1;
    }

    private int guards(String maven, PrintStream out) {
        if (!List.of("hostile", "features", "matrix", "all").contains(guards.list) || guards.count < 1)
            throw new ParameterException(
                    spec.commandLine(),
                    "--list is hostile, features, matrix or all, and --count at least 1; nothing was run");
        Removals.Outcome outcome = new Removals(Home.find(), maven, out).run(guards.list, guards.seed, guards.count);
        if (json) console.out().println(Json.write(outcome));
        return outcome.good() ? 0 : 1;
    }

    private Suite suite() {
        if (Stream.of(quick, systems, faults, all, guards != null)
                        .filter(b -> b)
                        .count()
                > 1)
            throw new ParameterException(
                    spec.commandLine(), "only one of --quick, --systems, --faults, --all, --guards; nothing was run");
        if (quick) return Suite.QUICK;
        if (systems) return Suite.SYSTEMS;
        if (faults) return Suite.FAULTS;
        return all ? Suite.ALL : Suite.USUAL;
    }
}
