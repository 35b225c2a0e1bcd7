package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Data;
import dev.drydock.stack.Options;
import dev.drydock.stack.keep.Manifest;
import dev.drydock.stack.keep.Whole;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A word that needs another one after it. */
@Command(name = "state", description = "Drydock's own state in one file.")
final class StateVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    static CommandLine with(Console console) {
        return new CommandLine(new StateVerb()).addSubcommand(new Save(console)).addSubcommand(new Load(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: save, load");
    }

    private abstract static class OfAStack extends Local {
        @Parameters(paramLabel = "FILE", description = "the file of the state")
        Path file;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "the stack's data folder (DRYDOCK_DATA; else .drydock in the checkout)")
        Path data;

        OfAStack(Console console) {
            super(console);
        }

        abstract Manifest doIt(Data data);

        abstract String told(String what);

        @Override
        int run() {
            Manifest m = doIt(new Data(folder(data).toAbsolutePath().normalize()));
            String what = "%,d rows of %d tables, as they were at %s"
                    .formatted(m.rows(), m.tables().size(), m.taken());
            console.out().println(json ? Json.write(m) : told(what));
            return 0;
        }
    }

    @Command(
            name = "save",
            description = "Save what Drydock knows, as it is at one moment; nothing need stand still.",
            footer = "  ./drydock state save /mnt/usb/drydock.state",
            exitCodeList = {"0:it is saved, whole", "1:it is not; the message says why", "2:wrong usage"})
    private static final class Save extends OfAStack {
        Save(Console console) {
            super(console);
        }

        @Override
        Manifest doIt(Data data) {
            return Whole.save(data, file);
        }

        @Override
        String told(String what) {
            return "Saved: " + what
                    + ".\nKeep it with keys/, trusted/, secrets/, admin.token and store/ of the data folder.";
        }
    }

    @Command(
            name = "load",
            description = "Load it into a data folder that has keys and no database.",
            footer = "  ./drydock state load /mnt/usb/drydock.state --data DIR",
            exitCodeList = {"0:it is loaded, whole", "1:it is not, and nothing was changed", "2:wrong usage"})
    private static final class Load extends OfAStack {
        Load(Console console) {
            super(console);
        }

        @Override
        Manifest doIt(Data data) {
            return Whole.load(data, file, Options.standard());
        }

        @Override
        String told(String what) {
            return "Loaded: " + what + ".\nRuns that were under way go on when it is up: ./drydock up";
        }
    }
}
