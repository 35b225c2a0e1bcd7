package dev.drydock.orchestrator.measure;

import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.Figures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks now and then at what lies in the database, and puts it up; each replica tells the same of it. */
@ApplicationScoped
public class Measures implements Chores.Chore {
    private final Figures figures;
    private final Board board;
    private final Chores chores;
    private final long every;
    private final int sites;
    private long next = System.nanoTime();
    private long relayed = System.nanoTime();
    private volatile double behind;

    Measures(
            Figures figures,
            Board board,
            Chores chores,
            @ConfigProperty(name = "drydock.metrics.every") Duration every,
            @ConfigProperty(name = "drydock.metrics.sites") int sites) {
        this.figures = figures;
        this.board = board;
        this.chores = chores;
        this.every = every.toNanos();
        this.sites = sites;
    }

    @Override
    public String name() {
        return "measures";
    }

    /** Seconds in which each look found something that was not relayed yet. */
    public double behind() {
        return behind;
    }

    @Override
    public boolean work() {
        if (System.nanoTime() - next < 0) return false;
        next = System.nanoTime() + every;
        // first what needs no database: without one the rest stands still as it was
        board.gauge(
                Metric.CHORE_IDLE,
                chores.idle().entrySet().stream()
                        .map(e -> Board.Value.of(e.getValue().toMillis() / 1000.0, e.getKey()))
                        .toList());
        QuarkusTransaction.requiringNew().run(this::look);
        return false;
    }

    private void look() {
        ended(figures.ended());
        board.gauge(
                Metric.RUNS_OPEN,
                figures.open().stream()
                        .map(o -> Board.Value.of(o.runs(), o.status()))
                        .toList());
        now(figures.now());
        backups();
    }

    private void ended(List<Figures.Ended> ended) {
        ended.forEach(e -> board.total(Metric.RUNS_ENDED, Board.Value.of(e.runs(), e.kind(), e.outcome())));
        ended.stream()
                .collect(Collectors.groupingBy(Figures.Ended::kind, Collectors.summingDouble(Figures.Ended::closed)))
                .forEach((kind, seconds) -> board.total(Metric.DOORS_CLOSED, Board.Value.of(seconds, kind)));
    }

    private void now(Figures.Now now) {
        if (now.backlog() == 0) relayed = System.nanoTime();
        behind = now.backlog() == 0 ? 0 : (System.nanoTime() - relayed) / 1e9;
        board.gauge(Metric.OLDEST_RUN, now.oldest());
        board.gauge(Metric.DOORS_SHUT, now.closed());
        board.gauge(Metric.DOORS_SHUT_LONGEST, now.closedLongest());
        board.gauge(Metric.RELAY_BACKLOG, now.backlog());
        board.gauge(Metric.RELAY_BEHIND, behind);
        board.gauge(Metric.HEAD_AGE, now.headAge());
        board.gauge(Metric.CALLS_DUE, now.callsDue());
        board.gauge(Metric.SITES, now.sites());
        board.gauge(Metric.SITES_WITHOUT_BACKUP, now.sitesWithout());
    }

    /** A series a site only where there are few: who asks must not drown in them. */
    private void backups() {
        List<Figures.Kept> kept = figures.kept(sites + 1);
        board.gauge(Metric.BACKUP_OLDEST, kept.isEmpty() ? 0 : kept.getFirst().backup());
        board.gauge(Metric.DRILL_OLDEST, figures.oldestDrill());
        List<Figures.Kept> each = kept.size() > sites ? List.of() : kept;
        board.gauge(
                Metric.BACKUP_AGE,
                each.stream().map(k -> Board.Value.of(k.backup(), k.site())).toList());
        board.gauge(
                Metric.DRILL_AGE,
                each.stream().map(k -> Board.Value.of(k.drill(), k.site())).toList());
    }
}
