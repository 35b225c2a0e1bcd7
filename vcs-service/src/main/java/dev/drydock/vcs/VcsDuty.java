package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Source;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The code of a site, from git, archives or a package: where it is, what there could be, and getting there. */
@ApplicationScoped
class VcsDuty implements Duty {
    private final Fetch.Bounds bounds;

    VcsDuty(
            @ConfigProperty(name = "drydock.fetch.seconds", defaultValue = "3600") int seconds,
            @ConfigProperty(name = "drydock.fetch.mebibytes", defaultValue = "4096") long mebibytes) {
        this.bounds = new Fetch.Bounds(seconds, mebibytes);
    }

    @Override
    public Family family() {
        return Family.VCS;
    }

    @Override
    public Said perform(Order order, Site site) {
        return site.place().source() instanceof Source.Package code
                ? packaged(order, new Packaged(code, site), site)
                : released(order, site);
    }

    private Said packaged(Order order, Packaged code, Site site) {
        return switch (order.work()) {
            case Work.Look look -> code.look(look);
            case Work.Preflight preflight -> code.preflight(preflight);
            case Work.Fetch fetch -> code.fetch(fetch.to(), bounds);
            case Work.Checkout checkout -> code.checkout(checkout.to());
            default -> released(order, site);
        };
    }

    /** From git or from an archive. */
    private Said released(Order order, Site site) {
        return switch (order.work()) {
            case Work.Look look -> Look.perform(look, site);
            case Work.Detect detect -> Detect.perform(detect, site);
            case Work.Preflight preflight -> Preflight.perform(preflight, site);
            case Work.Fetch fetch ->
                site.place().source() instanceof Archive archive
                        ? new FetchArchive(archive, fetch.to(), site, bounds).perform()
                        : Fetch.perform(fetch.to(), site, bounds);
            case Work.Checkout checkout ->
                site.place().source() instanceof Archive archive
                        ? Swap.perform(archive, checkout.to(), site)
                        : Checkout.perform(checkout.to(), site);
            case Work.Install install -> install(install.command(), site);
            default ->
                new Said.Refused(
                        "vcs does not do what order " + order.id() + " asks",
                        "run the same version of all of Drydock's services");
        };
    }

    private static Said install(Command command, Site site) {
        Job job = new Job(List.of(command.line()), Map.of(), command.limitSeconds(), false);
        return Judgement.complaint("install", command, site.job(job)).orElseGet(Said.Done::nothing);
    }
}
