package dev.drydock.migration;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prints the SQL that migrate would run. */
final class Preview {
    /** A job's output is kept to its last 64 KiB: from here on its beginning may be missing. */
    private static final int WHOLE = 60 * 1024;

    private static final Duration AGAIN = Duration.ofHours(1);

    private Preview() {}

    static Said perform(Command command, Site site) {
        Ending ending = site.job(MigrationDuty.job(command));
        return Judgement.complaint("preview", command, ending).orElseGet(() -> found((Ending.Exited) ending));
    }

    private static Said found(Ending.Exited exited) {
        if (exited.output().getBytes(StandardCharsets.UTF_8).length > WHOLE) {
            return new Said.Failed(
                    "preview printed more than 60 KiB: the hash of a part must not be approved for the whole",
                    "let the recipe's preview print less, for example the names of the migrations",
                    Judgement.tail(exited.output()));
        }
        Sql sql = Sql.printed(exited.output());
        List<Found.Statement> statements = sql.statements();
        return new Said.Done(new Found.Previewed(sql.hash(), statements.size(), statements));
    }

    /** Asked once more, right before what was approved is run. */
    static Optional<Said> refusal(Work.Reviewed reviewed, Site site) {
        Output output = site.read(Read.whole(reviewed.preview(), AGAIN));
        String hash = Sql.printed(output.text()).hash();
        if (output.ok() && hash.equals(reviewed.sqlHash())) return Optional.empty();
        String now = output.ok()
                ? "the SQL is now another one, " + brief(hash)
                : "the preview, asked again, exited with " + output.exit();
        return Optional.of(new Said.Refused(
                "migrate was not begun: approved was the SQL " + brief(reviewed.sqlHash()) + ", and " + now,
                "find out who changed the database or the code of "
                        + site.place().site() + "; a new run shows the new SQL and asks again"));
    }

    private static String brief(String hash) {
        return hash.isEmpty() ? "(none)" : hash.substring(0, Math.min(12, hash.length()));
    }
}
