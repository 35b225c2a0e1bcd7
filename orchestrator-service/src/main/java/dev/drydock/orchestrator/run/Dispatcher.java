package dev.drydock.orchestrator.run;

import dev.drydock.contract.OrderId;
import dev.drydock.orchestrator.live.Live;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Commit first, then send: whatever is lost in between is asked again. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final Runs runs;
    private final Orders orders;
    private final Chores chores;
    private final Live live;

    Dispatcher(Runs runs, Orders orders, Chores chores, Live live) {
        this.runs = runs;
        this.orders = orders;
        this.chores = chores;
        this.live = live;
    }

    /** @return orders that were answered by a family that does not have them */
    public List<OrderId> apply(List<Happening> happenings) {
        if (happenings.isEmpty()) return List.of();
        Runs.Applied applied = runs.apply(happenings);
        committed(
                applied.asks(),
                happenings.stream().map(Happening::run).distinct().toList());
        return applied.strangers();
    }

    public void committed(List<Ask> asks, List<String> changed) {
        orders.send(asks);
        chores.wake();
        live.changed(changed);
    }

    /** For messages: nothing is skipped because the database is away for a while. */
    public List<OrderId> untilDone(List<Happening> happenings) {
        for (long wait = 20; ; wait = Math.min(wait * 2, 2_000)) {
            try {
                return apply(happenings);
            } catch (RuntimeException e) {
                LOG.warnf("answers not handled, trying again count=%d cause=%s", happenings.size(), e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
        }
    }
}
