package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Data;
import dev.drydock.stack.doctor.Doctor;
import dev.drydock.stack.doctor.Finding;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "What is wrong on this machine and with the Drydock that runs on it, and what to do. Changes nothing.",
        footer = {"  ./drydock doctor", "  ./drydock doctor --json"},
        exitCodeList = {"0:nothing is bad", "1:something is", "2:wrong usage"})
final class DoctorVerb extends Local {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the stack's data folder (DRYDOCK_DATA; else .drydock in the checkout)")
    Path data;

    DoctorVerb(Console console) {
        super(console);
    }

    @Override
    int run() {
        List<Finding> findings =
                Doctor.examine(new Data(folder(data).toAbsolutePath().normalize()));
        if (json) console.out().println(Json.write(findings));
        else console.print(findings.stream().map(Finding::text).toList());
        return findings.stream().anyMatch(f -> f.level() == Finding.Level.BAD) ? 1 : 0;
    }
}
