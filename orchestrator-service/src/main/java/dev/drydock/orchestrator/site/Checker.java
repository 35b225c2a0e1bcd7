package dev.drydock.orchestrator.site;

import dev.drydock.contract.Family;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.plan.Looks;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks whether a site is well. It changes nothing and is no run. */
@ApplicationScoped
public class Checker {
    private final Store store;
    private final Sites sites;
    private final Inquiries inquiries;

    Checker(Store store, Sites sites, Inquiries inquiries) {
        this.store = store;
        this.sites = sites;
        this.inquiries = inquiries;
    }

    /** @param mendable what was found is asked again before each rung: there is something to climb for */
    record Checked(Sites.Known known, Checkup checkup, boolean mendable) {}

    private record Standing(Version left, String run) {}

    public Checkup check(String site) throws Refusal {
        return ask(site).checkup();
    }

    Checked ask(String site) throws Refusal {
        Sites.Known known = sites.known(site);
        Standing standing = QuarkusTransaction.requiringNew().call(() -> standing(site));
        Place place = known.file().place(known.recipe(), "");
        Work examine = Looks.examine(known.recipe(), known.file());
        Checkup.Answers answers;
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            var look =
                    asked(all, Family.VCS, place, new Work.Look(known.recipe().version(), true));
            var application = asked(all, Family.MIGRATION, place, examine);
            var outside = asked(all, Family.MAINTENANCE, place, examine);
            answers = new Checkup.Answers(look.join(), application.join(), outside.join());
        }
        Checkup checkup = Checkup.of(known.file(), known.recipe(), standing.left(), standing.run(), answers);
        return new Checked(known, checkup, answers.mendable());
    }

    private CompletableFuture<Optional<Said>> asked(ExecutorService all, Family family, Place place, Work work) {
        return CompletableFuture.supplyAsync(() -> inquiries.ask(family, place, work), all);
    }

    private Standing standing(String site) {
        SiteRow row = store.find(SiteRow.class, site).orElseThrow();
        String run = store.openRun(site).map(r -> r.id).orElse(null);
        return new Standing(new Version(row.versionName, row.versionCommit), run);
    }
}
