package dev.drydock.orchestrator.site;

import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** After a run that took a backup and ended well, and when a date has come: what no rule keeps any longer goes. */
@ApplicationScoped
public class Pruner implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Pruner.class);
    private static final Duration NOT_AGAIN = Duration.ofHours(1);
    private static final Set<String> TAKE_BACKUPS = Set.of("upgrade", "backup", "restore", "downgrade");

    private final Store store;
    private final Pruning pruning;
    private final Dispatcher dispatcher;
    private final Duration every;
    private long next = System.nanoTime();

    Pruner(
            Store store,
            Pruning pruning,
            Dispatcher dispatcher,
            @ConfigProperty(name = "drydock.prune-every", defaultValue = "20s") Duration every) {
        this.store = store;
        this.pruning = pruning;
        this.dispatcher = dispatcher;
        this.every = every;
    }

    @Override
    public String name() {
        return "pruner";
    }

    @Override
    public boolean work() {
        if (System.nanoTime() - next < 0) return false;
        next = System.nanoTime() + every.toNanos();
        List<String> sites = QuarkusTransaction.requiringNew().call(() -> store.sites().stream()
                .filter(this::due)
                .map(s -> s.name)
                .toList());
        sites.forEach(this::prune);
        return false;
    }

    private boolean due(SiteRow site) {
        List<RunRow> newest = store.newestRuns(site.name, 1);
        if (newest.isEmpty() || newest.getFirst().ended == null) return false;
        RunRow last = newest.getFirst();
        Instant now = store.now();
        boolean tookOne = TAKE_BACKUPS.contains(last.kind) && last.status.equals("succeeded");
        boolean dated =
                store.backups(site.name).stream().anyMatch(b -> b.eraseAfter != null && !b.eraseAfter.isAfter(now));
        boolean justTried =
                last.kind.equals("prune") && last.ended.plus(NOT_AGAIN).isAfter(now);
        return tookOne || dated && !justTried;
    }

    private void prune(String site) {
        try {
            var wish = new Pruning.Wish(Set.of(), "drydock", "retention", null, null);
            Optional<Starter.Started> started = pruning.start(site, wish);
            if (started.isPresent() && started.get() instanceof Starter.Started.Now n) {
                dispatcher.committed(n.ask().stream().toList(), List.of(n.run()));
            }
        } catch (Sites.Refusal e) {
            LOG.warnf("site not pruned site=%s cause=%s", site, e.getMessage());
        }
    }
}
