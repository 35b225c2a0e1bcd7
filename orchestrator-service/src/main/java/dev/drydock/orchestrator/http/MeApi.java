package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Who;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Who asks, as Drydock sees it. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MeApi {
    private final Caller caller;

    MeApi(Caller caller) {
        this.caller = caller;
    }

    /**
     * @param scope the labels that a site must have; empty: all sites
     * @param expires of the token; null: never
     */
    public record Me(String name, String role, String scope, Instant expires) {}

    @GET
    @Needs(value = Role.VIEWER, of = Of.NONE)
    public Me me() {
        Who who = caller.who();
        return new Me(who.name(), who.role().word(), who.scope().text(), caller.expires());
    }
}
