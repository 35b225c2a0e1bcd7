package dev.drydock.audit.keep;

import dev.drydock.audit.store.Db;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Tally;
import dev.drydock.operations.Ailment;
import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.jboss.logging.Logger;

/** How far the reading is, in figures and in words. */
@ApplicationScoped
class Measures {
    private static final Logger LOG = Logger.getLogger(Measures.class);
    private static final long BEHIND_SECONDS = 120;

    private final Board board;
    private final Db db;
    private final Reach reach;
    private final Log log;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long upToDate = System.nanoTime();

    Measures(Board board, Db db, Reach reach, Log log, @ConfigProperty(name = "drydock.metrics.every") Duration every) {
        this.board = board;
        this.db = db;
        this.reach = reach;
        this.log = log;
        this.every = every;
    }

    void start(@Observes StartupEvent e) {
        Thread.ofVirtual().name("measures").start(this::loop);
    }

    void stop(@Observes ShutdownEvent e) {
        closing.countDown();
    }

    private void loop() {
        try {
            do {
                look();
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            // first what needs no broker
            Tally tally = Tally.of(db);
            board.gauge(Metric.AUDIT_HEAD_AGE, tally.headAge());
            board.gauge(Metric.AUDIT_EVIDENCE, tally.evidence());
            long lag = lag(reach.ends(), log.progress(reach.topic()));
            if (lag == 0) upToDate = System.nanoTime();
            board.gauge(Metric.AUDIT_LAG, lag);
        } catch (Exception e) {
            if (closing.getCount() > 0) LOG.warnf("not measured, will try again cause=%s", e);
        }
    }

    static long lag(Map<Integer, Long> ends, Map<Integer, Long> read) {
        return ends.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - read.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    @Produces
    @Wellness
    HealthCheck reading() {
        return () -> Ailment.told("reading", behind((System.nanoTime() - upToDate) / 1_000_000_000L));
    }

    static Optional<Ailment> behind(long seconds) {
        if (seconds < BEHIND_SECONDS) return Optional.empty();
        return Optional.of(new Ailment(
                "for " + seconds + " s not all that is on drydock.upgrades has been kept",
                "see that broker and database answer: `drydock doctor`; this service's log says why it waits"));
    }
}
