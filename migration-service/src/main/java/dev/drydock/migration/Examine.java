package dev.drydock.migration;

import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Question;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the application is well, by its own words: each question is a read, and changes nothing. What cannot be asked is never
 * counted as well.
 */
final class Examine {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Who asks outside any run does not wait much longer for all of them. */
    private static final Duration ALL = Duration.ofSeconds(80);

    private static final String SIZE = "[ ! -e \"$1\" ] || stat -Lc %s -- \"$1\"";
    private static final int SHOWN = 1000;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    /** Also PHP's own for a fatal error; but then it prints one. */
    private static final int UNREACHABLE = 255;

    private Examine() {}

    static Said perform(Work.Examine work, Site site) {
        List<Ailment> lacking = lacking(work.files(), site);
        return lacking.isEmpty() ? perform(work.questions(), site, ALL) : new Said.Done(new Found.Examined(lacking));
    }

    /** @param all for the questions together: those that it does not reach are not asked */
    static Said perform(List<Question> questions, Site site, Duration all) {
        long end = System.nanoTime() + all.toNanos();
        List<Ailment> ailments = new ArrayList<>();
        for (Question q : questions) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Optional<Ailment> found = left.toSeconds() < 1
                    ? ailment(Sign.UNASKED, "it was not asked: those before it took " + all.toSeconds() + " s", q, "")
                    : ask(q, site.read(Read.whole(q.command(), LIMIT).within(left)));
            found.ifPresent(ailments::add);
        }
        return new Said.Done(new Found.Examined(ailments));
    }

    /** Looked for before anything is asked: what only asks a database may make an empty one, and find it well. */
    private static List<Ailment> lacking(List<String> files, Site site) {
        List<Ailment> lacking = new ArrayList<>();
        for (String name : files) {
            String file = site.place().root() + "/" + name;
            Output output = site.read(new Read(List.of("sh", "-c", SIZE, "sh", file), Map.of(), LIMIT));
            String size = output.text().strip();
            String why = size.equals("0") ? "is empty" : "is not there";
            if (!output.ok())
                lacking.add(new Ailment(Sign.UNASKED, "nobody could look for " + name, file, output.errors()));
            else if (size.isEmpty() || size.equals("0")) {
                lacking.add(new Ailment(
                        Sign.APPLICATION, "the database file " + why + ", so the application was not asked", file, ""));
            }
        }
        return lacking;
    }

    static Optional<Ailment> ask(Question question, Output output) {
        String printed = output.text();
        Optional<String> unasked = unasked(output);
        if (unasked.isPresent()) return ailment(Sign.UNASKED, unasked.get(), question, printed + output.errors());
        Optional<MigrationsStatus> status = MigrationsStatus.read(printed);
        int unknown = status.map(MigrationsStatus::unknown).orElse(0);
        if (unknown > 0) {
            return ailment(
                    Sign.NEWER,
                    "the database is newer than the code: it has run " + unknown
                            + " migrations that the code does not have",
                    question,
                    printed);
        }
        List<String> faults = SchemaReport.read(printed).faults();
        if (!faults.isEmpty()) return ailment(Sign.DRIFT, String.join(", and ", faults), question, printed);
        int pending = status.map(MigrationsStatus::pending)
                .orElseGet(() -> Pending.read(printed).size());
        if (pending > 0)
            return ailment(Sign.PENDING, pending + " migrations of the code have not run", question, printed);
        return output.ok() && Judgement.lacking(question.command(), printed).isEmpty()
                ? Optional.empty()
                : ailment(Sign.APPLICATION, question.finds() + exit(output), question, printed);
    }

    private static String exit(Output output) {
        return output.ok() ? "" : " (exit " + output.exit() + ")";
    }

    private static Optional<String> unasked(Output output) {
        boolean silent = output.text().isBlank() || !output.errors().isBlank();
        return switch (output.exit()) {
            case -1 -> Optional.of("it could not be asked: no end within its limit");
            case NOT_EXECUTABLE, NOT_FOUND -> Optional.of("it could not be asked: the command is not there");
            case UNREACHABLE ->
                silent ? Optional.of("it could not be asked, or its answer did not arrive") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Ailment> ailment(Sign sign, String what, Question question, String printed) {
        String text = printed.strip();
        String shown = text.length() <= SHOWN ? text : Ailment.CUT + text.substring(text.length() - SHOWN);
        return Optional.of(new Ailment(sign, what, question.command().line(), shown));
    }
}
