package dev.drydock.orchestrator.site;

import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.store.Overview;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    private final Overview overview;
    private final Pruning pruning;
    private final Dispatcher dispatcher;
    private final Duration every;
    private long next = System.nanoTime();

    Pruner(
            Overview overview,
            Pruning pruning,
            Dispatcher dispatcher,
            @ConfigProperty(name = "drydock.prune-every", defaultValue = "20s") Duration every) {
        this.overview = overview;
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
        List<String> sites = QuarkusTransaction.requiringNew().call(() -> overview.toPrune(TAKE_BACKUPS, NOT_AGAIN));
        sites.forEach(this::prune);
        return false;
    }

    private void prune(String site) {
        try {
            var wish = new Pruning.Wish(Set.of(), "drydock", "retention", null, null);
            Optional<Starter.Started> started = pruning.start(site, wish);
            if (started.isPresent() && started.get() instanceof Starter.Started.Now n) {
                dispatcher.begun(n);
            }
        } catch (Sites.Refusal e) {
            LOG.warnf("site not pruned site=%s cause=%s", site, e.getMessage());
        }
    }
}
