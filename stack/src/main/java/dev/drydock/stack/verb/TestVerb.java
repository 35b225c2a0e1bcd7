package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import dev.drydock.stack.tests.Suite;
import dev.drydock.stack.tests.Tests;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Run Drydock's own tests; the last line is the count.",
        footer = {"  ./drydock test --quick", "  ./drydock test"},
        exitCodeList = {"0:all that ran passed", "1:some failed, or the build did", "2:wrong usage"})
final class TestVerb extends Local {
    @Option(names = "--quick", description = "only what needs no running stack (under 2 minutes)")
    boolean quick;

    @Option(names = "--systems", description = "real applications, upgraded and failed")
    boolean systems;

    @Option(names = "--faults", description = "the fault matrix")
    boolean faults;

    @Option(names = "--all", description = "everything there is")
    boolean all;

    @Option(
            names = "--tenth",
            paramLabel = "SEED",
            description = "of --systems or --faults: only a tenth of the test classes, chosen by the seed")
    String seed;

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
        String maven = console.env().getOrDefault("DRYDOCK_MAVEN", "mvn");
        PrintStream out = json ? console.err() : console.out();
        Tests.Outcome outcome = new Tests(Home.find(), maven, out).run(suite, Optional.ofNullable(seed));
        if (json) console.out().println(Json.write(outcome));
        return outcome.good() ? 0 : 1;
    }

    private Suite suite() {
        if (Stream.of(quick, systems, faults, all).filter(b -> b).count() > 1)
            throw new ParameterException(
                    spec.commandLine(), "only one of --quick, --systems, --faults, --all; nothing was run");
        if (quick) return Suite.QUICK;
        if (systems) return Suite.SYSTEMS;
        if (faults) return Suite.FAULTS;
        return all ? Suite.ALL : Suite.USUAL;
    }
}
