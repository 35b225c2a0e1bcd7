package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.release.Behind;
import dev.drydock.orchestrator.release.Lag;
import dev.drydock.orchestrator.site.Forsaken;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.Page;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sites, and what could be done with them; how it is begun: {@link StartsApi}. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SitesApi {
    private static final String YAML = "application/yaml";
    private static final int LONGEST = 200;

    private final Store store;
    private final Pages pages;
    private final Sites sites;
    private final Forsaken forsaken;
    private final Lag lag;
    private final Caller caller;

    SitesApi(Store store, Pages pages, Sites sites, Forsaken forsaken, Lag lag, Caller caller) {
        this.lag = lag;
        this.caller = caller;
        this.forsaken = forsaken;
        this.store = store;
        this.pages = pages;
        this.sites = sites;
    }

    public record RunRef(String id, String state) {}

    public record BackupRef(String id, Instant verified) {}

    public record SiteView(
            String name,
            String recipe,
            String at,
            String root,
            String url,
            Version version,
            Behind behind,
            RunRef run,
            BackupRef backup,
            String yaml) {}

    @POST
    @Needs(value = Role.ADMINISTRATOR, of = Of.EACH)
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public Response add(String yaml) {
        String name = Problems.refusing(() -> sites.add(yaml, caller.who()));
        return Response.created(URI.create("/api/v1/sites/" + name))
                .entity(show(name))
                .build();
    }

    /** Another site file for the site that it names. */
    @PUT
    @Needs(value = Role.ADMINISTRATOR, of = Of.EACH)
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public SiteView change(String yaml) {
        return show(Problems.refusing(() -> sites.change(yaml, caller.who())));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public Paged<SiteView> list(@QueryParam("name") String name, @BeanParam Paging page) {
        String after = page.after();
        String part = Texts.line(name);
        if (part != null && part.length() > LONGEST) {
            throw Problems.bad(
                    "name", "The name is too long", "up to " + LONGEST + " characters are taken", "?name=wiki");
        }
        return Paged.of(views(
                QuarkusTransaction.requiringNew().call(() -> pages.sites(caller.sites(), part, after, page.most()))));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("{name}")
    public SiteView show(String name) {
        SiteRow found = QuarkusTransaction.requiringNew().call(() -> row(name));
        return views(new Page<>(List.of(found), null)).rows().getFirst();
    }

    @DELETE
    @Needs(value = Role.ADMINISTRATOR, of = Of.SITE)
    @Path("{name}")
    public Response remove(String name) {
        QuarkusTransaction.requiringNew().run(() -> {
            row(name);
            store.openRun(name).ifPresent(r -> {
                throw Problems.busy(r.id);
            });
        });
        if (sites.remove(name, caller.name())) return Response.noContent().build();
        throw Problem.of(
                409,
                "site-has-history",
                "The site has a history",
                "'" + name + "' has runs or backups, which are kept; nothing was changed",
                "`drydock site change FILE` gives it another site file; `drydock backups " + name
                        + "` and `drydock runs " + name + "` show what it has");
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    @Path("{name}/backups")
    public Paged<BackupView> backups(String name, @BeanParam Paging page) {
        Pages.Place after = page.place();
        return QuarkusTransaction.requiringNew().call(() -> {
            row(name);
            return Paged.of(pages.backups(name, after, page.most()).map(b -> BackupView.of(b, forsaken.of(b))));
        });
    }

    private SiteRow row(String name) {
        return store.find(SiteRow.class, name).orElseThrow(() -> Of.SITE.unknown(name));
    }

    private Page<SiteView> views(Page<SiteRow> found) {
        Map<String, Behind> behind = lag.of(found.rows());
        List<String> names = found.rows().stream().map(row -> row.name).toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, Pages.Open> open = pages.open(names);
            Map<String, Pages.Verified> verified = pages.verified(names);
            return found.map(row -> view(
                    row,
                    behind.get(row.name),
                    Optional.ofNullable(open.get(row.name)),
                    Optional.ofNullable(verified.get(row.name))));
        });
    }

    private static SiteView view(
            SiteRow row, Behind behind, Optional<Pages.Open> open, Optional<Pages.Verified> verified) {
        RunRef run = open.map(r -> new RunRef(r.id(), r.status())).orElse(null);
        BackupRef backup =
                verified.map(b -> new BackupRef(b.id(), b.verified())).orElse(null);
        Optional<SiteFile> place = Sites.file(row.name, row.yaml);
        return new SiteView(
                row.name,
                row.recipe,
                place.map(p -> PlanView.at(p.at())).orElse(null),
                place.map(SiteFile::root).orElse(null),
                place.map(SiteFile::url).orElse(null),
                new Version(row.versionName, row.versionCommit),
                behind,
                run,
                backup,
                row.yaml);
    }
}
