package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.operations.trace.Traces;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.plan.Retention;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.site.Journeys;
import dev.drydock.orchestrator.site.Planner;
import dev.drydock.orchestrator.site.Pruning;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What would be done with a site, and the beginning of it. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StartsApi {
    private final Store store;
    private final Planner planner;
    private final Pruning pruning;
    private final Starter starter;
    private final Journeys journeys;
    private final Dispatcher dispatcher;
    private final Within within;
    private final Once once;
    private final Caller caller;
    private final Traces traces;

    StartsApi(
            Store store,
            Planner planner,
            Pruning pruning,
            Starter starter,
            Journeys journeys,
            Dispatcher dispatcher,
            Within within,
            Once once,
            Caller caller,
            Traces traces) {
        this.traces = traces;
        this.within = within;
        this.once = once;
        this.caller = caller;
        this.store = store;
        this.planner = planner;
        this.pruning = pruning;
        this.starter = starter;
        this.journeys = journeys;
        this.dispatcher = dispatcher;
    }

    public record Current(boolean current, String site, Version version) {}

    public record PruneView(String site, List<Retention.Verdict> goes, List<Retention.Verdict> stays) {
        static PruneView of(String site, List<Retention.Verdict> all) {
            return new PruneView(
                    site,
                    all.stream().filter(Retention.Verdict::goes).toList(),
                    all.stream().filter(v -> !v.goes()).toList());
        }
    }

    @POST
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("{name}/plans")
    public Object plan(String name, Begin begin) {
        Begin wish = checked(begin, name);
        if (wish.isFor("prune")) {
            return PruneView.of(name, Problems.refusing(() -> pruning.decide(name, erase(wish))));
        }
        return switch (Problems.refusing(() -> planned(name, wish))) {
            case Planner.Planned.There(Version v) -> new Current(true, name, v);
            case Planner.Planned.Ready r -> PlanView.of(r.plan(), planner.warnings(r.plan(), caller.who()), r.route());
        };
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.SITE)
    @Path("{name}/runs")
    public Response start(
            String name, Begin begin, @HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers) {
        Arrival arrival = Arrival.now(traces, headers);
        once.check(key, "run " + name, begin);
        Optional<String> same = QuarkusTransaction.requiringNew().call(() -> {
            if (store.find(SiteRow.class, name).isEmpty()) throw Of.SITE.unknown(name);
            return key == null ? Optional.empty() : store.runOfKey(key).map(r -> r.id);
        });
        if (same.isPresent()) return accepted(same.get(), name);
        Begin wish = checked(begin, name);
        QuarkusTransaction.requiringNew()
                .call(() -> store.openRun(name).map(r -> r.id))
                .ifPresent(run -> {
                    throw Problems.busy(run);
                });
        if (wish.waives()) caller.must(Role.APPROVER, "to waive a drill or to discard what is there");
        if (wish.isFor("prune")) return prune(name, wish, key, arrival);
        return switch (Problems.refusing(() -> planned(name, wish))) {
            case Planner.Planned.There(Version v) ->
                Response.ok(new Current(true, name, v)).build();
            case Planner.Planned.Ready ready -> {
                asShown(wish, ready);
                yield begun(begin(ready, wish, key), name, arrival);
            }
        };
    }

    /**
     * A branch goes on, a tag may be moved, a newer backup come, a recipe or site file be changed, between a plan that somebody
     * read and their yes.
     */
    private static void asShown(Begin wish, Planner.Planned.Ready ready) {
        Plan now = ready.plan();
        if (wish.commit() != null && !wish.commit().equals(now.to().commit()))
            throw Problems.moved(wish.to(), now.to());
        if (wish.isFor("downgrade") && wish.backup() != null && !wish.backup().equals(now.chosen()))
            throw Problems.anotherBackup(wish.to(), now.chosen());
        PlanView view = PlanView.of(now, List.of(), ready.route());
        if (wish.shown() != null && !wish.shown().equals(view.digest())) throw Problems.anotherPlan(view);
    }

    private Starter.Started begin(Planner.Planned.Ready ready, Begin wish, String key) {
        String by = caller.name();
        var first = new Starter.Request(ready.plan(), ready.epoch(), by, wish.reason(), wish.ticket(), key, null);
        return ready.route().isEmpty()
                ? starter.start(first)
                : journeys.begin(first, new Journeys.Wish(wish.upgrade(), by, wish.reason(), wish.ticket()));
    }

    private Begin checked(Begin begin, String site) {
        Begin wish = begin == null ? Begin.NOTHING : begin;
        wish.check(QuarkusTransaction.requiringNew().call(store::now));
        within.check(wish, site);
        return wish;
    }

    private Planner.Planned planned(String site, Begin b) throws Sites.Refusal {
        return switch (b.meant()) {
            case "upgrade" -> planner.upgrade(site, b.upgrade());
            case "backup" -> planner.backup(site, b.open());
            case "repair" -> planner.repair(site, b.window(), b.withoutDrill());
            case "drill" -> planner.drill(site, b.backup());
            case "restore" -> restore(site, b);
            case "downgrade" -> planner.downgrade(site, b.to(), b.discardCurrent(), b.window(), b.withoutDrill());
            default -> throw new IllegalArgumentException(b.kind());
        };
    }

    private Planner.Planned restore(String site, Begin b) throws Sites.Refusal {
        return b.file() == null
                ? planner.restore(site, b.backup(), b.discardCurrent(), b.window(), b.withoutDrill())
                : planner.restore(site, b.foreign(), b.version(), b.discardCurrent(), b.window(), b.withoutDrill());
    }

    private static Set<String> erase(Begin b) {
        return b.backup() == null ? Set.of() : Set.of(b.backup());
    }

    private Response prune(String name, Begin b, String key, Arrival arrival) {
        var wish = new Pruning.Wish(erase(b), caller.name(), b.reason(), b.ticket(), key);
        return Problems.refusing(() -> pruning.start(name, wish))
                .map(started -> begun(started, name, arrival))
                .orElseGet(() -> Response.ok(new Current(true, name, null)).build());
    }

    private Response begun(Starter.Started started, String site, Arrival arrival) {
        return switch (started) {
            case Starter.Started.Now n -> {
                dispatcher.begun(n, () -> arrival.began(n.run()));
                yield accepted(n.run(), site);
            }
            case Starter.Started.Already a -> accepted(a.run(), site);
            case Starter.Started.Busy b -> throw Problems.busy(b.run());
            case Starter.Started.NoSite x -> throw Of.SITE.unknown(site);
        };
    }

    /** What another site was asked with the same key is nobody's business here. */
    private Response accepted(String run, String site) {
        RunView view = QuarkusTransaction.requiringNew()
                .call(() -> RunView.of(store.find(RunRow.class, run).orElseThrow(), store));
        if (!view.site().equals(site)) {
            throw Problems.keyUsed();
        }
        return Response.accepted(view)
                .location(URI.create("/api/v1/runs/" + run))
                .build();
    }
}
