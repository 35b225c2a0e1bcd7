package dev.drydock.migration;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.Optional;

/** What was approved must be what runs; exit code, required output and the schema before and after must all agree. */
final class Migrate {
    private Migrate() {}

    static Said perform(Work.Migrate work, Site site) {
        if (site.begunBefore()) {
            return run(work, "", site); // the schema is on its way already; what it was nobody can ask any more
        }
        Schema before = Schema.ask(work.state(), site);
        String wrong = before.differsFrom(work.state().before());
        if (!wrong.isEmpty()) {
            return new Said.Refused(
                    "migrate was not begun: the state probe before it disagrees: " + wrong,
                    "find out who changed the database of " + site.place().site()
                            + ", or correct `state` in the recipe");
        }
        return Optional.ofNullable(work.reviewed())
                .flatMap(reviewed -> Preview.refusal(reviewed, site))
                .orElseGet(() -> run(work, before.shown(), site));
    }

    private static Said run(Work.Migrate work, String before, Site site) {
        Ending ending = site.job(MigrationDuty.job(work.command()));
        return Judgement.complaint("migrate", work.command(), ending)
                .orElseGet(() -> judged(work, before, ending, site));
    }

    private static Said judged(Work.Migrate work, String before, Ending ending, Site site) {
        Schema after = Schema.ask(work.state(), site);
        String wrong = after.differsFrom(work.state().after());
        return wrong.isEmpty()
                ? new Said.Done(new Found.Migrated(before, after.shown()))
                : new Said.Failed(
                        "migrate exited with 0 and printed what it should, but the state probe after it disagrees: "
                                + wrong,
                        "look at the end of its output for the cause",
                        ending instanceof Ending.Exited exited ? Judgement.tail(exited.output()) : "");
    }
}
