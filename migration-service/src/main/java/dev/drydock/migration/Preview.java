package dev.drydock.migration;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.nio.charset.StandardCharsets;

/** Prints the SQL that migrate would run. */
final class Preview {
    /** A job's output is kept to its last 64 KiB: from here on its beginning may be missing. */
    private static final int WHOLE = 60 * 1024;

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
        return new Said.Done(new Found.Previewed(sql.hash(), sql.statements()));
    }
}
