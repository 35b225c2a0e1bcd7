package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.orchestrator.run.Asking;
import dev.drydock.orchestrator.run.Happening;
import dev.drydock.orchestrator.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The saga with what is around it: a poll's answers in one transaction, then the orders; it dies between any two of these. */
final class SimulatedOrchestrator {
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final long NEVER = Long.MAX_VALUE;

    /** @param deadline of a wait; null: none */
    private record Row(State state, long epoch, long askAt, Instant deadline) {}

    private final Plan plan;
    private final Saga saga;
    private final VirtualTime time;
    private final Fortune fortune;
    private final Flaw flaw;
    private final Oracle oracle;
    private final Consumer<Pending> sender;
    private final Map<OrderId, Family> orders = new HashMap<>();
    private final List<Happening> unread = new ArrayList<>();
    private Row row;
    private boolean up = true;
    private boolean polling;
    private long watching = NEVER;
    private int asked;

    SimulatedOrchestrator(
            Plan plan, VirtualTime time, Fortune fortune, Flaw flaw, Oracle oracle, Consumer<Pending> sender) {
        this.plan = plan;
        this.saga = new Saga(plan);
        this.time = time;
        this.fortune = fortune;
        this.flaw = flaw;
        this.oracle = oracle;
        this.sender = sender;
    }

    Position at() {
        return row.state().at();
    }

    void begin() {
        Row blank = new Row(null, 6, NEVER, null);
        List<Pending> asks = new ArrayList<>();
        row = settled(blank, saga.begin(Set.of(), blank.epoch() + 1), asks);
        note(asks);
        asks.forEach(this::send);
        watch();
    }

    void answered(OrderId order, Family from, Said said) {
        unread.add(new Happening(plan.run(), new Event.Answered(order, said), from.word(), null));
        if (!polling && up) {
            polling = true;
            time.after(fortune.between(1, 10), this::poll);
        }
    }

    /** @return whether it was done */
    boolean say(Event.Asked word) {
        if (!up || saga.refusal(row.state(), word).isPresent()) return false;
        State then = row.state();
        boolean done = apply(List.of(new Happening(plan.run(), word, "a person", null)));
        if (!done || row.state().equals(then)) return false;
        if (word instanceof Event.Approve) oracle.approved();
        if (word instanceof Event.Retry) oracle.retried();
        if (word instanceof Event.RollBack) oracle.rolledBack();
        return true;
    }

    private void poll() {
        polling = false;
        if (!up || unread.isEmpty()) return;
        List<Happening> poll = List.copyOf(unread);
        // acknowledged only when all is done: until then it comes again
        if (apply(poll) && !crashes()) unread.subList(0, poll.size()).clear();
    }

    /** False: died before it was committed, or before all was sent. */
    private boolean apply(List<Happening> happenings) {
        List<Pending> asks = new ArrayList<>();
        Row next = row;
        for (Happening h : happenings) next = happened(next, h, asks);
        State last = next.state();
        asks.removeIf(a -> saga.pending(last).filter(a::equals).isEmpty());
        if (crashes()) return false;
        row = next;
        note(asks);
        saga.pending(last).ifPresent(p -> orders.put(p.id(), p.family()));
        watch();
        if (crashes()) return true;
        asks.forEach(this::send);
        return true;
    }

    private void note(List<Pending> asks) {
        asks.forEach(p -> orders.put(p.id(), p.family()));
    }

    private Row happened(Row then, Happening h, List<Pending> asks) {
        if (h.event() instanceof Event.Answered a && !belongs(a.order(), h.actor())) return then;
        Row now = then;
        if (h.event() instanceof Event.Answered(OrderId order, Said said)
                && said instanceof Said.Accepted
                && saga.pending(then.state()).filter(p -> p.id().equals(order)).isPresent()) {
            now = new Row(then.state(), then.epoch(), in(Asking.UNFINISHED), then.deadline());
        }
        State after = saga.on(now.state(), h.event(), now.epoch() + 1);
        return after.equals(now.state()) ? now : settled(now, after, asks);
    }

    private boolean belongs(OrderId order, String family) {
        Family has = orders.get(order);
        return has != null && has.word().equals(family);
    }

    private Row settled(Row then, State state, List<Pending> asks) {
        Instant deadline = Status.deadline(plan, state.at(), time.instant()).orElse(null);
        Optional<Pending> pending = saga.pending(state);
        if (pending.isEmpty()) return new Row(state, then.epoch(), NEVER, deadline);
        Asking asking = Asking.of(state.tries(), BACK_OFF);
        if (asking.atOnce()) asks.add(pending.get());
        return new Row(state, Math.max(then.epoch(), state.attempt()), in(asking.again()), deadline);
    }

    private long in(Duration duration) {
        return time.now() + duration.toMillis();
    }

    private void send(Pending p) {
        asked++;
        OrderId id = p.id();
        boolean anew = flaw == Flaw.ASKS_ANEW && asked % 3 == 0;
        sender.accept(
                anew
                        ? new Pending(
                                new OrderId(id.run(), id.step(), id.kind(), id.attempt() + asked),
                                p.family(),
                                p.work(),
                                p.name())
                        : p);
    }

    /** Comes when something is due, and not before. */
    private void watch() {
        long due = Math.min(row.askAt(), row.deadline() == null ? NEVER : time.millisOf(row.deadline()));
        if (due == NEVER || flaw == Flaw.NO_WATCHDOG || watching <= due) return;
        watching = Math.max(due, time.now());
        time.after(watching - time.now() + fortune.between(1, 500), this::watchdog);
    }

    private void watchdog() {
        watching = NEVER;
        if (!up) return;
        if (row.askAt() <= time.now()) {
            row = new Row(row.state(), row.epoch(), in(Asking.UNANSWERED), row.deadline());
            saga.pending(row.state()).ifPresent(this::send);
        }
        if (row.deadline() != null && !row.deadline().isAfter(time.instant())) timeUp();
        watch();
    }

    private void timeUp() {
        boolean free = fortune.between(0, 2) == 0;
        Optional<Event> event = Status.timeUp(plan, at(), time.instant(), free);
        row = new Row(row.state(), row.epoch(), row.askAt(), time.instant().plusSeconds(2));
        event.ifPresent(e -> apply(List.of(new Happening(plan.run(), e, "drydock", null))));
    }

    private boolean crashes() {
        if (!up) return true;
        if (!fortune.strikes(Fortune.Strike.CRASH)) return false;
        up = false;
        time.after(fortune.between(500, 5_000), () -> {
            up = true;
            poll();
            watch();
        });
        return true;
    }
}
