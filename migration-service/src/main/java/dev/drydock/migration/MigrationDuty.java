package dev.drydock.migration;

import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What changes a site's database and files by the application's own commands. */
@ApplicationScoped
class MigrationDuty implements Duty {
    @Override
    public Family family() {
        return Family.MIGRATION;
    }

    @Override
    public Said perform(Order order, Site site) {
        return switch (order.work()) {
            case Work.Preflight preflight -> Tools.present(preflight.tools(), site);
            case Work.Examine examine -> Examine.perform(examine, site);
            case Work.Preview preview -> Preview.perform(preview.command(), site);
            case Work.Migrate migrate -> Migrate.perform(migrate, site);
            case Work.Validate validate -> Validate.perform(validate.command(), site);
            case Work.Run run -> judged("run", run.command(), site.job(job(run.command())));
            case Work.Cure cure -> judged("cure " + cure.name(), cure.command(), site.job(job(cure)));
            default ->
                new Said.Refused(
                        "migration does not do what order " + order.id() + " asks",
                        "run the same version of all of Drydock's services");
        };
    }

    static Job job(Command command) {
        return new Job(List.of(command.line()), Map.of(), command.limitSeconds(), false);
    }

    private static Job job(Work.Cure cure) {
        return new Job(List.of(cure.command().line()), Map.of(), cure.command().limitSeconds(), cure.restarts());
    }

    private static Said judged(String what, Command command, Ending ending) {
        return Judgement.complaint(what, command, ending).orElseGet(Said.Done::nothing);
    }
}
