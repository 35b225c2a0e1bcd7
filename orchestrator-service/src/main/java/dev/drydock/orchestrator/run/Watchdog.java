package dev.drydock.orchestrator.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks again what has not been answered, and ends waits that took too long. All by the row's own times. */
@ApplicationScoped
public class Watchdog implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    private static final int MOST = 500;

    private final Runs runs;
    private final Dispatcher dispatcher;

    Watchdog(Runs runs, Dispatcher dispatcher) {
        this.runs = runs;
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "watchdog";
    }

    @Override
    public boolean work() {
        List<Ask> asks = runs.overdueAsks(MOST);
        dispatcher.send(asks);
        List<Happening> overdue = runs.overdueWaits(MOST);
        dispatcher
                .untilDone(overdue)
                .forEach(u -> LOG.errorf(
                        "wait not ended run=%s cause=%s", u.happening().run(), u.why()));
        return asks.size() == MOST || overdue.size() == MOST;
    }
}
