package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.site.Bundler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One page to send to people who can help. A look: it changes nothing, and is no run. */
@Path("/api/v1/runs/{id}/bundle")
@RunOnVirtualThread
public class BundleApi {
    static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final Bundler bundler;

    BundleApi(Bundler bundler) {
        this.bundler = bundler;
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Produces(MARKDOWN)
    public String page(String id) {
        return json(id).text();
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Produces(MediaType.APPLICATION_JSON)
    public Bundler.Bundled json(String id) {
        return bundler.ofRun(id).orElseThrow(() -> Of.RUN.unknown(id));
    }
}
