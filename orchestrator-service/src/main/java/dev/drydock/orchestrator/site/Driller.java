package dev.drydock.orchestrator.site;

import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where the site file says so: the newest verified backup is drilled again when its last drill was long ago. */
@ApplicationScoped
public class Driller implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Driller.class);
    private static final Duration NOT_AGAIN = Duration.ofDays(1);
    private static final int LATELY = 50;

    private final Store store;
    private final Planner planner;
    private final Starter starter;
    private final Dispatcher dispatcher;
    private final Duration every;
    private long next = System.nanoTime();

    Driller(
            Store store,
            Planner planner,
            Starter starter,
            Dispatcher dispatcher,
            @ConfigProperty(name = "drydock.drill-look-every", defaultValue = "60s") Duration every) {
        this.store = store;
        this.planner = planner;
        this.starter = starter;
        this.dispatcher = dispatcher;
        this.every = every;
    }

    private record Due(String site, String backup) {}

    @Override
    public String name() {
        return "driller";
    }

    @Override
    public boolean work() {
        if (System.nanoTime() - next < 0) return false;
        next = System.nanoTime() + every.toNanos();
        List<Due> due = QuarkusTransaction.requiringNew()
                .call(() -> store.sites().stream().flatMap(s -> due(s).stream()).toList());
        due.forEach(this::drill);
        return false;
    }

    private Optional<Due> due(SiteRow site) {
        long seconds =
                Sites.file(site.name, site.yaml).map(SiteFile::drillEvery).orElse(0L);
        if (seconds == 0 || store.openRun(site.name).isPresent()) return Optional.empty();
        Instant now = store.now();
        Optional<BackupRow> newest = store.backups(site.name).stream()
                .filter(b -> b.state().equals("verified"))
                .findFirst();
        List<RunRow> lately = store.newestRuns(site.name, LATELY);
        return newest.filter(b -> due(b.verified, seconds, lately, now)).map(b -> new Due(site.name, b.id));
    }

    /** One that failed for another reason than damage is not begun again and again. */
    static boolean due(Instant verified, long seconds, List<RunRow> lately, Instant now) {
        return verified.plusSeconds(seconds).isBefore(now)
                && lately.stream()
                        .noneMatch(r -> r.kind.equals("drill")
                                && r.started.plus(NOT_AGAIN).isAfter(now)
                                && r.started.plusSeconds(seconds).isAfter(now));
    }

    private void drill(Due due) {
        try {
            if (!(planner.drill(due.site(), due.backup()) instanceof Planner.Planned.Ready ready)) return;
            var started = starter.start(new Starter.Request(ready.plan(), 0, "drydock", "drills", null));
            if (started instanceof Starter.Started.Now n) {
                dispatcher.begun(n);
            }
        } catch (Sites.Refusal e) {
            LOG.warnf("site not drilled site=%s cause=%s", due.site(), e.getMessage());
        }
    }
}
