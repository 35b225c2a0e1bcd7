package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.rollout.Fleet;
import dev.drydock.orchestrator.rollout.Rollout;
import dev.drydock.orchestrator.store.Page;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.RolloutRow;
import dev.drydock.orchestrator.store.Rollouts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

/** Upgrades of many sites, wave by wave. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RolloutsApi {
    private final Fleet fleet;
    private final Rollouts rollouts;
    private final Pages pages;
    private final Selection selection;
    private final Once once;
    private final Caller caller;

    RolloutsApi(Fleet fleet, Rollouts rollouts, Pages pages, Selection selection, Once once, Caller caller) {
        this.fleet = fleet;
        this.rollouts = rollouts;
        this.pages = pages;
        this.selection = selection;
        this.once = once;
        this.caller = caller;
    }

    /** With {@code dryRun} it only says which sites have their turn when. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.EACH)
    public Response start(RolloutWish body, @HeaderParam("Idempotency-Key") String key) {
        if (body == null) throw RolloutWish.nothing();
        Rollout rollout = Rollout.of(body.checked(caller.name()), selection.of(body));
        if (body.dryRun()) return Response.ok(RolloutView.of(rollout)).build();
        once.check(key, "rollout", body);
        String id = fleet.start(rollout, key);
        return Response.accepted(show(id))
                .location(URI.create("/api/v1/rollouts/" + id))
                .build();
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public Paged<RolloutView> list(@BeanParam Paging page) {
        String after = page.after();
        Page<RolloutRow> rows = QuarkusTransaction.requiringNew().call(() -> pages.rollouts(after, page.most()));
        Set<String> seen = caller.sites();
        return Paged.of(rows.only(r -> visible(r, seen)).map(RolloutView::of));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.ROLLOUT)
    @Path("{id}")
    public RolloutView show(String id) {
        return RolloutView.of(row(id));
    }

    /** No further run is begun; those that are under way go on. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/hold")
    public Response hold(String id, RunsApi.Reason body) {
        return ask(id, "held", body);
    }

    /** Goes on; what has failed stays as it is. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/resume")
    public Response resume(String id, RunsApi.Reason body) {
        return ask(id, "resumed", body);
    }

    /** What has failed is tried once more, and it goes on. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/retry")
    public Response retry(String id, RunsApi.Reason body) {
        return ask(id, "retried", body);
    }

    /** Nothing more is begun; those that are under way go on to their end. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/cancel")
    public Response cancel(String id, RunsApi.Reason body) {
        return ask(id, "cancelled", body);
    }

    private Response ask(String id, String what, RunsApi.Reason body) {
        RolloutView now = show(id);
        RunsApi.Reason why = RunsApi.Reason.of(body);
        if (fleet.ask(id, what, caller.name(), why.reason(), why.ticket()).isEmpty()) {
            throw Problem.of(
                    409,
                    "not-now",
                    "Not possible now",
                    "rollout " + id + " is " + now.standing() + ", so it cannot be " + what + "; nothing was changed",
                    now.next() == null ? "`drydock rollout show " + id + "`" : now.next());
        }
        return Response.accepted(show(id)).build();
    }

    private RolloutRow row(String id) {
        Set<String> seen = caller.sites();
        return QuarkusTransaction.requiringNew()
                .call(() -> rollouts.find(id))
                .filter(r -> visible(r, seen))
                .orElseThrow(() -> Of.ROLLOUT.unknown(id));
    }

    static boolean visible(RolloutRow row, Set<String> seen) {
        return seen == null || seen.containsAll(Fleet.sites(row));
    }
}
