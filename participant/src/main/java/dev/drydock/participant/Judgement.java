package dev.drydock.participant;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a job did what its command promised. Exit code 0 alone is no proof: several of the tools that recipes call exit
 * with 0 when they failed, so the required output is looked for too.
 */
public final class Judgement {
    private static final int TAIL = 16 * 1024;
    private static final Pattern QUESTION = Pattern.compile(
            "(\\?|[(\\[][^()\\[\\]]*/[^()\\[\\]]*[)\\]][?:]?|]\\s*[?:]|pass(word|phrase)\\b[^:]*:)[\\s>]*$",
            Pattern.CASE_INSENSITIVE);

    private Judgement() {}

    /** @return empty: it did; else what to answer */
    public static Optional<Said> complaint(String what, Command command, Ending ending) {
        return switch (ending) {
            case Ending.Refused refused ->
                Optional.of(
                        new Said.Refused(
                                what + " was not begun: " + refused.reason(),
                                "start it again; if it is refused again, another Drydock works on this site: see `holder` in its folder for jobs"));
            case Ending.Interrupted interrupted ->
                Optional.of(new Said.Interrupted(
                        what + " was interrupted, nobody saw its end: " + interrupted.reason(),
                        tail(interrupted.output())));
            case Ending.OverLimit over ->
                Optional.of(new Said.Failed(
                        what + " ran past its limit of " + over.seconds() + " s; it and its children were ended",
                        "look at the end of its output; if it only needs longer, raise `limit` in the recipe",
                        tail(over.output())));
            case Ending.Exited exited -> complaint(what, command, exited);
        };
    }

    /** The end of an output, as much as an answer may carry; begins at the beginning of a line where it can. */
    public static String tail(String output) {
        if (output.length() <= TAIL) {
            return output;
        }
        int from = output.length() - TAIL;
        int line = output.indexOf('\n', from);
        return line < 0 || line == output.length() - 1 ? output.substring(from) : output.substring(line + 1);
    }

    /** What the command must have printed and has not. */
    public static List<String> lacking(Command command, String output) {
        return command.expect().stream()
                .filter(expected -> !Pattern.compile(expected, Pattern.MULTILINE)
                        .matcher(output)
                        .find())
                .toList();
    }

    /** Applications say 1.2 where their tag says v1.2 or V1.2. */
    public static boolean sameVersion(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String version) {
        String word = version.strip();
        return word.matches("[vV][0-9].*") ? word.substring(1) : word;
    }

    private static Optional<Said> complaint(String what, Command command, Ending.Exited exited) {
        if (exited.code() != 0) {
            return Optional.of(failed(what + " exited with " + exited.code(), hint(exited.output()), exited));
        }
        if (exited.leftovers()) {
            return Optional.of(failed(
                    what + " exited with 0 but left processes running behind it, which were ended",
                    "make the command wait for what it starts, or start services with `restart`",
                    exited));
        }
        List<String> missing = lacking(command, exited.output());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(failed(
                        what + " exited with 0 but its output lacks what `expect` asks for: "
                                + String.join(" , ", missing),
                        hint(exited.output()),
                        exited));
    }

    private static Said failed(String reason, String next, Ending.Exited exited) {
        return new Said.Failed(reason, next, tail(exited.output()));
    }

    private static String hint(String output) {
        return asks(output)
                ? "it seems to have asked a question, and nobody answers a step: add the command's option for running"
                        + " without questions (such as --force, --yes, --no-interaction) to the recipe"
                : "look at the end of its output for the cause";
    }

    /** Input is always empty, so what waits for it fails at once, with the question as the last thing it said. */
    private static boolean asks(String output) {
        return QUESTION.matcher(output.substring(Math.max(0, output.length() - 500)))
                .find();
    }
}
