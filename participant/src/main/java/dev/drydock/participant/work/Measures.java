package dev.drydock.participant.work;

import dev.drydock.operations.Ailment;
import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import dev.drydock.participant.journal.Away;
import dev.drydock.participant.journal.Db;
import dev.drydock.participant.journal.Figures;
import dev.drydock.participant.journal.Patience;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** How this participant does, in figures and in words. */
@ApplicationScoped
class Measures {
    private static final double UNANSWERED_SECONDS = 60;

    private final Board board;
    private final Db db;
    private final InHand inHand;
    private final Duration every;
    private final int workers;
    private volatile long answeredAll = System.nanoTime();

    Measures(
            Board board,
            Db db,
            InHand inHand,
            @ConfigProperty(name = "drydock.metrics.every") Duration every,
            @ConfigProperty(name = "drydock.workers", defaultValue = "64") int workers) {
        this.board = board;
        this.db = db;
        this.inHand = inHand;
        this.every = every;
        this.workers = workers;
    }

    void start(@Observes StartupEvent e, Patience patience) {
        Loop.every("measures", every, patience, this::look);
    }

    private void look() {
        Figures figures = Figures.of(db);
        if (figures.unanswered() == 0) answeredAll = System.nanoTime();
        board.gauge(Metric.WORKERS, workers);
        board.gauge(Metric.WORKERS_BUSY, inHand.orders().size());
        board.gauge(Metric.JOURNAL_WAITING, figures.waiting());
        board.gauge(Metric.JOURNAL_OLDEST, figures.oldest());
        board.gauge(Metric.JOURNAL_UNANSWERED, figures.unanswered());
        board.gauge(Metric.JOURNAL_BYTES, figures.bytes());
    }

    @Produces
    @Wellness
    HealthCheck database() {
        return () -> Ailment.told("database", journal());
    }

    private Optional<Ailment> journal() {
        try {
            Figures.of(db);
            return Optional.empty();
        } catch (Away e) {
            return Optional.of(new Ailment(
                    "the journal's database does not answer: nothing is accepted until it does; nothing is lost ("
                            + e.getMessage() + ")",
                    "see that PostgreSQL runs at quarkus.datasource.jdbc.url and has room on its disk"));
        }
    }

    @Produces
    @Wellness
    HealthCheck answers() {
        return () -> Ailment.told("answers", unanswered((System.nanoTime() - answeredAll) / 1e9, every.toSeconds()));
    }

    /** @param look how often is looked */
    static Optional<Ailment> unanswered(double seconds, long look) {
        if (seconds < UNANSWERED_SECONDS + 2 * look) return Optional.empty();
        return Optional.of(new Ailment(
                "for " + (long) seconds
                        + " s there have been answers that the broker did not take, or nobody could look;"
                        + " they are in the journal and are sent again and again",
                "see that Kafka runs at kafka.bootstrap.servers and has room on its disk: `drydock doctor`"));
    }
}
