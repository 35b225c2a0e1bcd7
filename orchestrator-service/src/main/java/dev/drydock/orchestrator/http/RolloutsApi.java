package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.rollout.Fleet;
import dev.drydock.orchestrator.rollout.Rollout;
import dev.drydock.orchestrator.store.RolloutRow;
import dev.drydock.orchestrator.store.Rollouts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Upgrades of many sites, wave by wave. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RolloutsApi {
    private static final int MOST = 100;

    private final Fleet fleet;
    private final Rollouts rollouts;
    private final Selection selection;
    private final Caller caller;

    RolloutsApi(Fleet fleet, Rollouts rollouts, Selection selection, Caller caller) {
        this.fleet = fleet;
        this.rollouts = rollouts;
        this.selection = selection;
        this.caller = caller;
    }

    /** @param next the {@code cursor} of the page after this one; null: this is the last */
    public record Page(List<RolloutView> items, String next) {}

    /** With {@code dryRun} it only says which sites have their turn when. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.EACH)
    public Response start(RolloutWish body, @HeaderParam("Idempotency-Key") String key) {
        StartsApi.checkKey(key);
        if (body == null) throw RolloutWish.nothing();
        Rollout rollout = Rollout.of(body.checked(caller.name()), selection.of(body));
        if (body.dryRun()) return Response.ok(RolloutView.of(rollout)).build();
        String id = fleet.start(rollout, key);
        return Response.accepted(show(id))
                .location(URI.create("/api/v1/rollouts/" + id))
                .build();
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public Page list(@QueryParam("cursor") String cursor) {
        List<RolloutRow> rows = QuarkusTransaction.requiringNew().call(() -> rollouts.newest(cursor, MOST));
        Set<String> seen = caller.sites();
        return new Page(
                rows.stream().filter(r -> visible(r, seen)).map(RolloutView::of).toList(),
                rows.size() < MOST ? null : rows.getLast().id);
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

    private static boolean visible(RolloutRow row, Set<String> seen) {
        return seen == null || seen.containsAll(Fleet.sites(row));
    }
}
