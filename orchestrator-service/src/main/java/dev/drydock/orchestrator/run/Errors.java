package dev.drydock.orchestrator.run;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of an error, and how one that nobody knows is called. Pure. */
public final class Errors {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern ERROR = Pattern.compile(
            "\\b(error|\\w*exception|fatal|failed|failure|fail|sqlstate|denied|cannot|could not|not found|no such|undefined|unknown)\\b");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|«[^»]*»");
    private static final Pattern PATH = Pattern.compile("(?:[a-z]:)?[\\w.@~-]*(?:[/\\\\][\\w.@~-]+)+[/\\\\]?");
    private static final Pattern ID = Pattern.compile("\\b(?=[0-9a-f-]*[0-9])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.:,][0-9]+)*");
    private static final int LONGEST_LINE = 2000;

    private Errors() {}

    /** The cure that knows what the step said, whether it has been used or not. */
    public static Optional<Cure> known(Step step, String tail) {
        return step.cures().stream().filter(c -> c.knows(tail)).findFirst();
    }

    /** @return empty: nothing was printed */
    public static Optional<String> signature(String tail) {
        return essence(tail).map(e -> Signatures.sha256(e.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is the same wherever the error is: of the first line that speaks of one, else of the last, without what is a site's own. */
    static Optional<String> essence(String tail) {
        List<String> lines = COLOURS.matcher(tail == null ? "" : tail)
                .replaceAll("")
                .lines()
                .map(l -> l.substring(0, Math.min(l.length(), LONGEST_LINE)))
                .map(Errors::bare)
                .filter(l -> !l.isEmpty())
                .toList();
        return lines.stream()
                .filter(l -> ERROR.matcher(l).find())
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()));
    }

    private static String bare(String line) {
        String bare = QUOTED.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("?");
        bare = PATH.matcher(bare).replaceAll("/");
        bare = ID.matcher(bare).replaceAll("#");
        bare = NUMBER.matcher(bare).replaceAll("#");
        return bare.replaceAll("\\s+", " ").strip();
    }
}
