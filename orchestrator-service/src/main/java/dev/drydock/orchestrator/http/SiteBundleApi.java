package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.site.Bundler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same of a site's newest run, or of a site that has had none. */
@Path("/api/v1/sites/{name}/bundle")
@RunOnVirtualThread
public class SiteBundleApi {
    private final Bundler bundler;

    SiteBundleApi(Bundler bundler) {
        this.bundler = bundler;
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Produces(BundleApi.MARKDOWN)
    public String page(String name) {
        return json(name).text();
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Produces(MediaType.APPLICATION_JSON)
    public Bundler.Bundled json(String name) {
        return Problems.refusing(() -> bundler.ofSite(name));
    }
}
