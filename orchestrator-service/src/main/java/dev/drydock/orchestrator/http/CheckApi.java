package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.site.Checker;
import dev.drydock.orchestrator.site.Checkup;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whether a site is well. A look: it changes nothing, and is no run. */
@Path("/api/v1/sites/{name}/check")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CheckApi {
    private final Checker checker;

    CheckApi(Checker checker) {
        this.checker = checker;
    }

    public record CheckView(
            String site, boolean well, Version version, String run, List<String> looked, List<Checkup.Remark> found) {}

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    public CheckView get(String name) {
        Checkup c = Problems.refusing(() -> checker.check(name));
        return new CheckView(name, c.well(), c.version(), c.run(), c.looked(), c.remarks());
    }

    @POST
    @Needs(value = Role.VIEWER, of = Of.SITE)
    public CheckView post(String name) {
        return get(name);
    }
}
