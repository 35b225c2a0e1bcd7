package dev.drydock.orchestrator.run;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Said;
import dev.drydock.operations.Told;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.saga.Asked;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Load, decide, save with a version check. What is to be sent goes back to the caller, who sends it after the commit. */
@ApplicationScoped
public class Runs {
    private static final Duration ASK_NEIGHBOUR = Duration.ofSeconds(2);

    private final Store store;
    private final Ledger ledger;
    private final Duration backOff;

    Runs(Store store, Ledger ledger, @ConfigProperty(name = "drydock.back-off") Duration backOff) {
        this.store = store;
        this.ledger = ledger;
        this.backOff = backOff;
    }

    /**
     * @param strangers answers of a family that does not have the order
     * @param refusals why what a person asked for could not be done by now
     * @param over orders that came to their end
     * @param ended runs that did
     * @param rests one of the runs stands at its end, or waits
     */
    public record Applied(
            List<Ask> asks,
            List<Happening> strangers,
            List<Asked.Refusal> refusals,
            List<OrderRow> over,
            List<RunRow> ended,
            boolean rests) {}

    @Again
    @Transactional
    public Applied apply(List<Happening> happenings) {
        Map<String, RunRow> runs =
                store.lockRuns(happenings.stream().map(Happening::run).collect(Collectors.toCollection(TreeSet::new)));
        Map<String, SiteRow> sites =
                store.lockSites(runs.values().stream().map(r -> r.site).collect(Collectors.toCollection(TreeSet::new)));
        // one question for all of them; from here on each is at hand
        store.orders(happenings.stream()
                .map(Happening::event)
                .filter(Event.Answered.class::isInstance)
                .map(e -> ((Event.Answered) e).order().toString())
                .toList());
        Instant now = store.now();
        List<Ask> asks = new ArrayList<>();
        List<Happening> strangers = new ArrayList<>();
        List<Asked.Refusal> refusals = new ArrayList<>();
        List<OrderRow> over = new ArrayList<>();
        List<RunRow> ended = new ArrayList<>();
        for (Happening h : happenings) {
            RunRow run = runs.get(h.run());
            if (h.event() instanceof Event.Answered a && !ledger.belongs(a.order(), h.actor())) strangers.add(h);
            else if (run != null) {
                Optional<Asked.Refusal> no = refusal(run, h);
                no.ifPresent(refusals::add);
                if (no.isPresent()) continue;
                boolean open = run.ended == null;
                try (Told told = Told.of(run.id, null, run.site)) {
                    happened(run, sites.get(run.site), h, now, over).ifPresent(asks::add);
                }
                if (open && run.ended != null) ended.add(run);
            }
        }
        // all of it at once: what the database refuses is refused here, not at the commit
        store.flush();
        // only what is still pending at the end of the batch is asked
        List<Ask> pending = asks.stream().filter(a -> stillPending(runs, a)).toList();
        Ask.at(FailPoint.ORCHESTRATOR_BEFORE_COMMIT, pending);
        boolean rests = runs.values().stream().anyMatch(r -> Status.rests(r.status));
        return new Applied(pending, strangers, refusals, over, ended, rests);
    }

    private static Optional<Asked.Refusal> refusal(RunRow run, Happening h) {
        if (!(h.event() instanceof Event.Asked asked)) return Optional.empty();
        if (h.seen() == null || h.seen() == run.sequence) return new Saga(run.plan()).refusal(run.state(), asked);
        String then = h.seen() < 0
                ? "nobody said what they had seen of the run (its record goes to " + run.sequence + ")"
                : "the run has gone on since you looked at it (its record went to " + h.seen() + " then, and goes to "
                        + run.sequence + " now)";
        return Optional.of(new Asked.Refusal(
                then + ": it is at " + Positions.text(run.plan(), run.state()),
                "look at it again, and decide then: `drydock show " + run.id + "`"));
    }

    private static boolean stillPending(Map<String, RunRow> runs, Ask ask) {
        RunRow run = runs.get(ask.pending().id().run());
        return new Saga(run.plan())
                .pending(run.state())
                .filter(ask.pending()::equals)
                .isPresent();
    }

    private Optional<Ask> happened(RunRow run, SiteRow site, Happening h, Instant now, List<OrderRow> over) {
        Plan plan = run.plan();
        Saga saga = new Saga(plan);
        State then = run.state();
        Optional<Pending> before = saga.pending(then);
        State after = saga.on(then, h.event(), site.epoch + 1);
        if (h.event() instanceof Event.Answered a) {
            ledger.noted(a, now).ifPresent(over::add);
            boolean awaited = before.filter(p -> p.id().equals(a.order())).isPresent();
            if (awaited && a.said() instanceof Said.Accepted) run.askAt = now.plus(Asking.UNFINISHED);
        }
        if (after.equals(then)) return Optional.empty();
        return moved(run, site, h, then, after, before, saga.pending(after), now);
    }

    private Optional<Ask> moved(
            RunRow run,
            SiteRow site,
            Happening h,
            State then,
            State after,
            Optional<Pending> before,
            Optional<Pending> next,
            Instant now) {
        if (h.event() instanceof Event.Approve) approved(run, then, h.actor());
        ledger.facts(run, site, before, h.event(), now);
        ledger.tell(run, Chronicle.of(run.plan(), before, h, then, after, next), now, h, after);
        return settle(run, site, after, next, now);
    }

    /** Saves where the run now stands, and when its order is to be asked. */
    Optional<Ask> settle(RunRow run, SiteRow site, State state, Optional<Pending> next, Instant now) {
        run.state(state);
        run.status = Status.of(state.at());
        run.deadline = Status.deadline(run.plan(), state.at(), now).orElse(null);
        run.ended = state.at() instanceof Position.Ended ? now : null;
        Asking asking = Asking.of(state.tries(), backOff);
        // before what follows: each statement there writes the run's row, if it has changed, and that should be once
        run.askAt = next.isPresent() ? now.plus(asking.again()) : null;
        Wanted.at(run, state, now).ifPresent(store::add);
        if (run.ended != null && !run.plan().shared().isEmpty()) store.releaseServices(run.id);
        if (run.plan().kind().equals("upgrade")) noted(run, state);
        if (run.ended != null && state.why().equals(Saga.MISSED)) store.missedItsWindow(run.id);
        if (next.isEmpty()) return Optional.empty();
        if (state.attempt() > site.epoch) {
            site.epoch = state.attempt();
            ledger.ordered(next.get(), state.tries(), now);
        }
        return asking.atOnce() ? Optional.of(new Ask(next.get(), run.plan().place())) : Optional.empty();
    }

    /** How it goes on that site matters to all others of that application. */
    private void noted(RunRow run, State state) {
        String version = Versions.plain(run.plan().to().name());
        if (state.at() instanceof Position.Ended(Position.End end) && end == Position.End.SUCCEEDED) {
            store.mishaps().mended(run.plan().recipe(), version, run.site);
        } else if (state.failed()) store.mishaps().happened(run.plan().recipe(), version, run.site, run.id);
    }

    private void approved(RunRow run, State then, String by) {
        store.addApproval(run.site, ((Position.Waiting) then.at()).key(), by);
    }

    /** The database answers: what failed did not fail because it was away. */
    public boolean reachable() {
        try {
            return QuarkusTransaction.requiringNew().call(store::now) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What the watchdog asks again: taken so that no other replica asks the same in the next seconds. */
    @Transactional
    public List<Ask> overdueAsks(int most) {
        List<String> ids = store.takeRunsToAsk((int) Asking.UNANSWERED.toSeconds(), most);
        if (ids.isEmpty()) return List.of();
        return store.runs(ids).stream()
                .flatMap(
                        r -> Readable.of(r, () -> new Saga(r.plan())
                                        .pending(r.state())
                                        .map(p -> new Ask(p, r.plan().place())))
                                .stream())
                .toList();
    }

    /** Nobody cancels them meanwhile: what is taken for a run is let go at its end. */
    private Collection<RunRow> locked(List<String> ids) {
        return ids.isEmpty() ? List.of() : store.lockRuns(new TreeSet<>(ids)).values();
    }

    @Transactional
    public List<Happening> overdueWaits(int most) {
        Instant now = store.now();
        List<Happening> happened = new ArrayList<>();
        for (RunRow run : locked(store.runsOverdue(most))) {
            Readable.of(run, () -> Optional.of(new Rests(run.plan(), run.state().at())))
                    .flatMap(rests -> timeUp(run, rests, now))
                    .ifPresentOrElse(
                            event -> happened.add(new Happening(run.id, event, "drydock", null)),
                            () -> run.deadline = now.plus(ASK_NEIGHBOUR));
        }
        return happened;
    }

    private record Rests(Plan plan, Position at) {}

    private Optional<Event> timeUp(RunRow run, Rests rests, Instant now) {
        boolean free = rests.at() instanceof Position.Waiting(int i, Position.For what, String key)
                && what == Position.For.NEIGHBOUR
                && store.takeServices(run.id, rests.plan().shared());
        return Status.timeUp(rests.plan(), rests.at(), now, free);
    }
}
