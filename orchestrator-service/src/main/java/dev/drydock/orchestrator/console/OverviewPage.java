package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.http.RunsAsked;
import dev.drydock.orchestrator.http.SitesApi;
import dev.drydock.orchestrator.http.StatusApi;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What runs, what waits, what is stuck; and all sites. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OverviewPage {
    private static final int RUNS = 20;

    private final StatusApi status;
    private final RunsApi runs;
    private final SitesApi sites;
    private final Frame.Maker frame;

    OverviewPage(StatusApi status, RunsApi runs, SitesApi sites, Frame.Maker frame) {
        this.status = status;
        this.runs = runs;
        this.sites = sites;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance overview(
                Frame frame,
                StatusApi.StatusView status,
                List<RunView> runs,
                Paged<SitesApi.SiteView> sites,
                String name);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public TemplateInstance show(@QueryParam("name") String name, @BeanParam Paging page) {
        return Templates.overview(
                frame.of("Overview"),
                status.status(),
                runs.list(RunsAsked.underWay(), Paging.first(RUNS)).items(),
                sites.list(name, page),
                name == null ? "" : name);
    }
}
