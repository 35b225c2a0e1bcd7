package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.release.Holds;
import dev.drydock.orchestrator.store.HoldRow;
import dev.drydock.orchestrator.store.Releases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Releases that nothing goes to. */
@Path("/api/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HoldsApi {
    private final Holds holds;
    private final Releases releases;
    private final Caller caller;

    HoldsApi(Holds holds, Releases releases, Caller caller) {
        this.caller = caller;
        this.holds = holds;
        this.releases = releases;
    }

    public record Hold(String application, String version, String reason, String ticket) {
        public Hold {
            reason = Texts.line(reason);
            ticket = Texts.line(ticket);
        }
    }

    /** @param cancelled runs that had not closed the doors */
    public record HoldView(
            String application, String version, String reason, String by, Instant since, List<String> cancelled) {
        static HoldView of(HoldRow row, List<String> cancelled) {
            return new HoldView(row.application, row.version, row.reason, row.by, row.since, cancelled);
        }
    }

    @Needs(value = Role.VIEWER, of = Of.NONE)
    @GET
    public Items<HoldView> list() {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Items<>(releases.holds().stream()
                        .map(row -> HoldView.of(row, List.of()))
                        .toList()));
    }

    @Needs(Role.ADMINISTRATOR)
    @POST
    public Response add(Hold hold) {
        if (hold == null || hold.application() == null || hold.version() == null || hold.reason() == null) {
            throw Problems.bad(
                    "hold",
                    "The hold is not right",
                    "it needs application, version and a reason",
                    "`drydock hold add APPLICATION VERSION --reason \"loses mail\"`");
        }
        Texts.bounded(hold.reason(), hold.ticket());
        var why = new Holds.Why(hold.reason(), hold.ticket());
        Holds.Held held = Problems.refusing(() -> holds.add(hold.application(), hold.version(), why, caller.name()));
        return Response.created(URI.create("/api/v1/holds"))
                .entity(HoldView.of(held.hold(), held.cancelled()))
                .build();
    }

    @Needs(Role.ADMINISTRATOR)
    @DELETE
    @Path("{application}")
    public Response remove(String application, @QueryParam("version") String version) {
        if (version == null) {
            throw Problems.bad("hold", "The hold is not right", "it is not said of which version", "`?version=V`");
        }
        if (holds.remove(application, version, caller.name()))
            return Response.noContent().build();
        throw Problem.unknown("hold", application + " " + version, "`drydock hold list` names them");
    }
}
