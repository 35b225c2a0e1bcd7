package dev.drydock.cli;

import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.text.Clean;
import dev.drydock.cli.verbs.Exit;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed makes no sense: why, what was perhaps meant, where the help is. */
record WrongUsage(Console console) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        Problem problem = problem(e);
        if (Arrays.asList(args).contains("--json")) console.print(List.of(Json.line(Json.write(problem))));
        console.complain(problem.lines());
        return Exit.USAGE;
    }

    static Problem problem(ParameterException e) {
        CommandLine at = e.getCommandLine();
        return Problem.local(
                "usage", Clean.line(what(e)), meant(e), at.getCommandSpec().qualifiedName() + " --help");
    }

    private static String what(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException u)) return e.getMessage();
        String first = u.getUnmatched().getFirst();
        boolean verb =
                !first.startsWith("-") && !e.getCommandLine().getSubcommands().isEmpty();
        if (verb) return "there is no verb '" + first + "'";
        return u.isUnknownOption() ? "there is no option '" + first + "' here" : "'" + first + "' is one word too many";
    }

    private static String meant(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException u) || u.getSuggestions().isEmpty()) return null;
        return "did you mean: " + String.join(", ", u.getSuggestions()) + "?";
    }
}
