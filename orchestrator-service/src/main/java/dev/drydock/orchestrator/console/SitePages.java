package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.http.BackupView;
import dev.drydock.orchestrator.http.Begin;
import dev.drydock.orchestrator.http.CheckApi;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.PlanView;
import dev.drydock.orchestrator.http.Problem;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.http.RunsAsked;
import dev.drydock.orchestrator.http.SiteReleasesApi;
import dev.drydock.orchestrator.http.SitesApi;
import dev.drydock.orchestrator.http.StartsApi;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** A site: what it has been through, whether it is well, where it could go, and what would be done then; and beginning that. */
@Path("/sites/{name}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SitePages {
    private static final int NEWEST = 20;

    private final SitesApi sites;
    private final RunsApi runs;
    private final SiteReleasesApi releases;
    private final StartsApi starts;
    private final CheckApi check;
    private final Ids ids;
    private final Frame.Maker frame;

    SitePages(
            SitesApi sites,
            RunsApi runs,
            SiteReleasesApi releases,
            StartsApi starts,
            CheckApi check,
            Ids ids,
            Frame.Maker frame) {
        this.sites = sites;
        this.runs = runs;
        this.releases = releases;
        this.starts = starts;
        this.check = check;
        this.ids = ids;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance site(
                Frame frame, SitesApi.SiteView site, Paged<RunView> runs, Paged<BackupView> backups, String key);

        static native TemplateInstance releases(
                Frame frame, SitesApi.SiteView site, SiteReleasesApi.ReleasesView releases);

        static native TemplateInstance check(Frame frame, CheckApi.CheckView check);

        static native TemplateInstance plan(Frame frame, PlanView plan, String to, String key, Asked asked);

        static native TemplateInstance there(Frame frame, SitesApi.SiteView site);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    public TemplateInstance show(String name) {
        Paging newest = Paging.first(NEWEST);
        return Templates.site(
                frame.of(name),
                sites.show(name),
                runs.list(RunsAsked.of(name), newest),
                sites.backups(name, newest),
                ids.next());
    }

    /** Asks the site's own remote, which may take a moment. */
    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("releases")
    public TemplateInstance offered(String name) {
        return Templates.releases(frame.of(name + ", releases"), sites.show(name), releases.releases(name));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("check")
    public TemplateInstance check(String name) {
        return Templates.check(frame.of(name + ", check"), check.get(name));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("plan")
    public TemplateInstance plan(String name, @QueryParam("to") String to) {
        return planned(name, to, Asked.FIRST);
    }

    private TemplateInstance planned(String name, String to, Asked asked) {
        Object planned = starts.plan(name, Begin.upgrade(to, null, null, null));
        return planned instanceof PlanView plan
                ? Templates.plan(frame.of(name + ", plan"), plan, to, ids.next(), asked)
                : Templates.there(frame.of(name), sites.show(name));
    }

    /**
     * Where the plan would be another one by now, it is shown and asked again.
     *
     * @param shown the digest of the plan that was
     * @param key of the page that was shown: a button that is pressed twice begins one run
     */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.SITE)
    @Path("upgrade")
    public Response upgrade(
            String name,
            @FormParam("to") String to,
            @FormParam("shown") String shown,
            @FormParam("reason") String reason,
            @FormParam("ticket") String ticket,
            @FormParam("key") String key,
            @Context HttpHeaders headers) {
        try {
            return begun(name, starts.start(name, Begin.upgrade(to, text(shown), reason, ticket), key, headers));
        } catch (Problem refused) {
            if (!refused.is("moved")) throw refused;
            TemplateInstance again = planned(name, to, Asked.again(refused, reason, ticket));
            return Response.status(409).entity(again.render()).build();
        }
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.SITE)
    @Path("backup")
    public Response backup(String name, @FormParam("key") String key, @Context HttpHeaders headers) {
        return begun(name, starts.start(name, Begin.backup(null, null), key, headers));
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.SITE)
    @Path("drill")
    public Response drill(
            String name,
            @FormParam("backup") String backup,
            @FormParam("key") String key,
            @Context HttpHeaders headers) {
        return begun(
                name,
                starts.start(name, Begin.drill(backup, null, null), key == null ? null : key + "-" + backup, headers));
    }

    /** A form that does not say what it showed has shown nothing. */
    private static String text(String said) {
        return said == null ? "" : said;
    }

    private static Response begun(String site, Response started) {
        String next = started.getEntity() instanceof RunView run ? "/runs/" + run.id() : "/sites/" + Say.part(site);
        return Response.seeOther(URI.create(next)).build();
    }
}
