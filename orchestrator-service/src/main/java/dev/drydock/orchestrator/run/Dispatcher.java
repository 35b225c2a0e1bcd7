package dev.drydock.orchestrator.run;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Family;
import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import dev.drydock.operations.trace.Span;
import dev.drydock.operations.trace.Traces;
import dev.drydock.orchestrator.live.Live;
import dev.drydock.orchestrator.saga.Asked;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Commit first, then send: whatever is lost in between is asked again. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int TRIES = 3;

    private final Runs runs;
    private final Orders orders;
    private final Chores chores;
    private final Live live;
    private final Board board;
    private final Traces traces;

    Dispatcher(Runs runs, Orders orders, Chores chores, Live live, Board board, Traces traces) {
        this.traces = traces;
        this.runs = runs;
        this.orders = orders;
        this.chores = chores;
        this.live = live;
        this.board = board;
    }

    /** @param why it is put to the dead letters */
    public record Uncounted(Happening happening, String why) {}

    /** @return what does not count */
    public List<Uncounted> apply(List<Happening> happenings) {
        if (happenings.isEmpty()) return List.of();
        Instant came = traces.now();
        Runs.Applied applied = runs.apply(happenings);
        applied.over().forEach(o -> board.time(Metric.STEP, Duration.between(o.sent, o.ended), o.verb, o.said));
        moved(
                applied.asks(),
                applied.rests(),
                happenings.stream().map(Happening::run).distinct().toList());
        tell(applied, came);
        return applied.strangers().stream()
                .map(h -> new Uncounted(h, "signed by a family that does not have this order"))
                .toList();
    }

    /** @return why it could not be done: then nothing was changed */
    public Optional<Asked.Refusal> ask(Happening asked) {
        Instant came = traces.now();
        Runs.Applied applied = runs.apply(List.of(asked));
        moved(applied.asks(), applied.rests(), List.of(asked.run()));
        tell(applied, came);
        return applied.refusals().stream().findFirst();
    }

    /** Of a run that no request began. */
    public void begun(Starter.Started.Now started) {
        begun(started, () -> Span.begin(started.run(), traces.now()));
    }

    /** @param how it came to be begun */
    public void begun(Starter.Started.Now started, Supplier<Span> how) {
        committed(started.ask().stream().toList(), List.of(started.run()));
        traces.tell(how);
    }

    public void committed(List<Ask> asks, List<String> changed) {
        moved(asks, true, changed);
    }

    private void moved(List<Ask> asks, boolean rests, List<String> changed) {
        send(asks);
        chores.moved(rests);
        live.changed(changed);
    }

    /** For the first time, or again. */
    void send(List<Ask> asks) {
        Ask.at(FailPoint.ORCHESTRATOR_AFTER_COMMIT_BEFORE_SEND, asks);
        orders.send(asks);
        Ask.at(FailPoint.ORCHESTRATOR_AFTER_SEND_BEFORE_ACKNOWLEDGEMENT, asks);
    }

    private void tell(Runs.Applied applied, Instant came) {
        if (!traces.on()) return;
        for (OrderRow o : applied.over()) {
            String topic = Family.valueOf(o.family.toUpperCase(Locale.ROOT)).topic();
            traces.tell(() -> Span.order(o.id, topic, o.verb, o.said, o.sent, o.ended));
            traces.tell(() -> Span.answer(o.id, o.verb, o.said, came, traces.now()));
        }
        for (RunRow r : applied.ended())
            traces.tell(() -> Span.run(r.id, r.kind, r.site, r.status, r.started, r.ended));
    }

    /**
     * For messages: nothing is skipped because the database is away for a while, and one that can never be handled does not
     * hold up the others.
     *
     * @return what does not count
     */
    public List<Uncounted> untilDone(List<Happening> happenings) {
        try {
            return apply(happenings);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf("answers not handled together, trying one by one count=%d cause=%s", happenings.size(), e);
        }
        List<Uncounted> uncounted = new ArrayList<>();
        for (Happening h : happenings) uncounted.addAll(alone(h));
        return uncounted;
    }

    private List<Uncounted> alone(Happening happening) {
        int failed = 0;
        for (long wait = 20; ; wait = Math.min(wait * 2, 2_000)) {
            try {
                return apply(List.of(happening));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warnf("answer not handled run=%s cause=%s", happening.run(), e);
                if (!Trouble.passing(e) && runs.reachable() && ++failed == TRIES) {
                    return List.of(new Uncounted(happening, "cannot be handled: " + e));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
        }
    }
}
