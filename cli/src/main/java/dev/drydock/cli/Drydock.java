package dev.drydock.cli;

import dev.drydock.cli.complete.Complete;
import dev.drydock.cli.complete.Completion;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.verbs.Verbs;
import dev.drydock.cli.watch.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line: HTTP only. What starts and stops things is added by the one who can. */
@Command(
        name = "./drydock",
        versionProvider = Drydock.Version.class,
        synopsisSubcommandLabel = "VERB",
        description = "Upgrades self-hosted applications: a site ends upgraded and healthy, or exactly as it was.")
public final class Drydock {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help; ./drydock VERB --help for one verb")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "which Drydock this is")
    boolean version;

    private Drydock() {}

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream in = Drydock.class.getResourceAsStream("version")) {
                return new String[] {new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
            }
        }
    }

    public static void main(String... args) {
        System.exit(commandLine(Console.system()).execute(args));
    }

    /** @param more further verbs: objects annotated with {@link Command}; they appear in the one help */
    public static CommandLine commandLine(Console console, Object... more) {
        return commandLine(console, Pace.NORMAL, more);
    }

    static CommandLine commandLine(Console console, Pace pace, Object... more) {
        CommandLine root = new CommandLine(new Drydock());
        Verbs.add(root, console, pace);
        for (Object verb : more) root.addSubcommand(verb);
        root.addSubcommand(new Completion(console));
        root.addSubcommand(new Complete(console));
        root.registerConverter(String.class, Word::checked);
        root.setOut(new PrintWriter(console.out(), true));
        root.setErr(new PrintWriter(console.err(), true));
        root.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        root.setUsageHelpWidth(HelpText.WIDTH);
        root.setParameterExceptionHandler(new WrongUsage(console));
        root.setExecutionExceptionHandler(new Surprise(console));
        HelpText.apply(root);
        return root;
    }
}
