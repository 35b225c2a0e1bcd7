package dev.drydock.migration;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.List;

/** Some exit with 0 whatever they find, so what Doctrine says counts too, beside what the recipe expects. */
final class Validate {
    private Validate() {}

    static Said perform(Command command, Site site) {
        Ending ending = site.job(MigrationDuty.job(command));
        List<String> faults = ending instanceof Ending.Exited exited
                ? SchemaReport.read(exited.output()).faults()
                : List.of();
        return faults.isEmpty()
                ? Judgement.complaint("validate", command, ending).orElseGet(Said.Done::nothing)
                : new Said.Failed(
                        "validate found that " + String.join(", and that ", faults),
                        "look at the end of its output; what Doctrine keeps in Memcached may be of the version before",
                        Judgement.tail(((Ending.Exited) ending).output()));
    }
}
