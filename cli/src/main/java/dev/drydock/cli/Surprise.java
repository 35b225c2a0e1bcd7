package dev.drydock.cli;

import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Target;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.text.Clean;
import dev.drydock.cli.verbs.Exit;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What nobody expected, without a stack trace unless DRYDOCK_DEBUG is set. */
record Surprise(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine at, ParseResult parsed) {
        if (console.env().containsKey("DRYDOCK_DEBUG")) e.printStackTrace(console.err());
        Problem problem = problem(e);
        if (parsed.originalArgs().contains("--json")) console.print(List.of(Json.line(Json.write(problem))));
        console.complain(problem.lines());
        return e instanceof Target.Unusable || e instanceof ParameterException ? Exit.USAGE : Exit.REFUSED;
    }

    private static Problem problem(Exception e) {
        String message = Clean.block(String.valueOf(e.getMessage()));
        return switch (e) {
            case ParameterException p -> WrongUsage.problem(p);
            case Target.Unusable u ->
                Problem.local(
                        "usage",
                        message,
                        "nothing was sent, nothing changed",
                        "./drydock VERB --help says what can be given");
            case Json.Unreadable u ->
                Problem.local(
                        "not-understood",
                        "the server's answer cannot be read",
                        message + "; what was asked for may have been done",
                        "is that Drydock, and of the same version? ./drydock status");
            default ->
                Problem.local(
                        "surprise",
                        "this went wrong here: " + e.getClass().getSimpleName(),
                        message,
                        "see the state of things: ./drydock status; with DRYDOCK_DEBUG=1 the same again says where");
        };
    }
}
