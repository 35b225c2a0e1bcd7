package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.Tending;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Takes up sites of which a release is due. What is taken is due again after a while, so it does not matter who is killed in
 * between; who begins a run does so under the release's own key.
 */
@ApplicationScoped
public class Steward implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Steward.class);
    private static final int AT_ONCE = 8;
    /** Longer than a look may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Tending tending;
    private final Tender tender;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Steward(Tending tending, Tender tender) {
        this.tending = tending;
        this.tender = tender;
    }

    @Override
    public String name() {
        return "steward";
    }

    @Override
    public Chores.Follows follows() {
        return Chores.Follows.RESTS;
    }

    @Override
    public boolean work() {
        int most = free.drainPermits();
        if (most == 0) return false;
        int taken = 0;
        try {
            List<Tending.Taken> sites = QuarkusTransaction.requiringNew().call(() -> tending.take(LEASE, most));
            taken = sites.size();
            sites.forEach(t -> Thread.ofVirtual().name("release-" + t.site()).start(() -> tend(t)));
        } finally {
            free.release(most - taken);
        }
        return taken == most;
    }

    /** Where it fails the site is left alone until the lease is over. */
    private void tend(Tending.Taken taken) {
        try {
            tender.tend(taken.site());
            QuarkusTransaction.requiringNew().run(() -> tending.release(taken));
        } catch (RuntimeException e) {
            LOG.warnf("releases not decided, will be tried again site=%s cause=%s", taken.site(), e);
        } finally {
            free.release();
        }
    }
}
