package dev.drydock.orchestrator.run;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Begins a run with a frozen plan. The database lets one open run a site be, and one run a key. */
@ApplicationScoped
public class Starter {
    private final Store store;
    private final Ledger ledger;
    private final Runs runs;
    private final Catalogue catalogue;

    Starter(Store store, Ledger ledger, Runs runs, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.store = store;
        this.ledger = ledger;
        this.runs = runs;
    }

    /**
     * @param epoch the highest that the site's host has seen: none of ours may be below it
     * @param journey whose hop it is; null: none's
     */
    public record Request(
            Plan plan, long epoch, String by, String reason, String ticket, String idempotencyKey, String journey) {
        public Request(Plan plan, long epoch, String by, String reason, String idempotencyKey) {
            this(plan, epoch, by, reason, null, idempotencyKey, null);
        }
    }

    public sealed interface Started {
        record Now(String run, Optional<Ask> ask) implements Started {}

        record Already(String run) implements Started {}

        record Busy(String run) implements Started {}

        record NoSite() implements Started {}
    }

    /** A run of another site has it. */
    public static final class KeyUsed extends IllegalStateException {
        KeyUsed(String site) {
            super("the idempotency key of a run of another site was used for " + site);
        }
    }

    @Again
    @Transactional
    public Started start(Request request) {
        Plan plan = request.plan();
        SiteRow site =
                store.lockSites(Set.of(plan.place().site())).get(plan.place().site());
        if (site == null) return new Started.NoSite();
        if (request.idempotencyKey() != null) {
            Optional<RunRow> same = store.runOfKey(request.idempotencyKey());
            if (same.isPresent()) {
                if (!same.get().site.equals(site.name)) throw new KeyUsed(site.name);
                return new Started.Already(same.get().id);
            }
        }
        Optional<RunRow> open = store.openRun(site.name);
        if (open.isPresent()) return new Started.Busy(open.get().id);
        site.epoch = Math.max(site.epoch, request.epoch());
        return new Started.Now(plan.run(), begin(request, plan, site));
    }

    private Optional<Ask> begin(Request request, Plan plan, SiteRow site) {
        Instant now = store.now();
        Saga saga = new Saga(plan);
        State state = saga.begin(approvals(request, site), site.epoch + 1);
        Optional<Pending> first = saga.pending(state);
        RunRow run = new RunRow();
        run.id = plan.run();
        run.site = site.name;
        run.kind = plan.kind();
        run.plan = Wire.text(plan);
        run.started = now;
        run.requestedBy = request.by();
        run.reasonGiven = request.reason();
        run.ticket = request.ticket();
        run.fourEyes = site.fourEyes;
        run.idempotencyKey = request.idempotencyKey();
        run.journey = request.journey();
        run.lastHash = "";
        run.state(state);
        run.status = Status.of(state.at());
        store.add(run);
        store.flush();
        Happening h = new Happening(run.id, new Event.Continue(), request.by(), request.reason(), request.ticket());
        ledger.tell(run, Chronicle.started(plan, first, request), now, h, state);
        boolean looked =
                plan.steps().stream().anyMatch(s -> s.work() instanceof Work.Backup || s.work() instanceof Work.Keep);
        if (looked) Ledger.at(site, plan.from());
        for (Step step : plan.steps()) if (step.work() instanceof Work.Forget w) catalogue.leave(w.backups(), now);
        Optional<Ask> ask = runs.settle(run, site, state, first, now);
        // what the database refuses is refused here, not at the commit
        store.flush();
        Ask.at(FailPoint.ORCHESTRATOR_BEFORE_COMMIT, ask.stream().toList());
        return ask;
    }

    /** Those that hold already. Where four eyes are required, one's own of an earlier run do not. */
    private Set<String> approvals(Request request, SiteRow site) {
        return store.approvals(site.name, site.fourEyes ? request.by() : "");
    }
}
