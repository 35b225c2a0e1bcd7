package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.Repository;
import dev.drydock.orchestrator.release.Sources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The repositories whose webhooks are believed. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SourcesApi {
    private final Sources sources;
    private final Caller caller;

    SourcesApi(Sources sources, Caller caller) {
        this.caller = caller;
        this.sources = sources;
    }

    @Needs(Role.ADMINISTRATOR)
    @GET
    public Items<Repository> list() {
        return new Items<>(sources.all());
    }

    @Needs(Role.ADMINISTRATOR)
    @POST
    @Consumes({"application/yaml", MediaType.TEXT_PLAIN})
    public Response add(String yaml) {
        String name = Problems.refusing(() -> sources.add(yaml, caller.name()));
        return Response.created(URI.create("/api/v1/sources/" + name))
                .entity(new Named(name))
                .build();
    }

    @Needs(Role.ADMINISTRATOR)
    @DELETE
    @Path("{name}")
    public Response remove(String name) {
        if (sources.remove(name, caller.name())) return Response.noContent().build();
        throw Problem.unknown("source", name, "`drydock source list` names them");
    }
}
