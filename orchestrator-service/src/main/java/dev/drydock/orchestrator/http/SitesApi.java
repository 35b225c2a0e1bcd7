package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.site.Planner;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sites, what could be done with them, and the start of it. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SitesApi {
    private static final String YAML = "application/yaml";

    private final Store store;
    private final Sites sites;
    private final Planner planner;
    private final Starter starter;
    private final Dispatcher dispatcher;

    SitesApi(Store store, Sites sites, Planner planner, Starter starter, Dispatcher dispatcher) {
        this.store = store;
        this.sites = sites;
        this.planner = planner;
        this.starter = starter;
        this.dispatcher = dispatcher;
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
            RunRef run,
            BackupRef backup,
            String yaml) {}

    public record Current(boolean current, String site, Version version) {}

    public record Wanted(String to) {}

    /** @param window of an upgrade: when its doors may be closed; null: at any time */
    public record Begin(String kind, String to, String reason, boolean stepByStep, boolean open, Window window) {}

    public record BackupView(
            String id,
            String site,
            Version version,
            Instant taken,
            Instant verified,
            Map<?, ?> fingerprints,
            long files,
            long bytes) {}

    @POST
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public Response add(String yaml) {
        String name = refusing(() -> sites.add(yaml));
        return Response.created(URI.create("/api/v1/sites/" + name))
                .entity(show(name))
                .build();
    }

    @GET
    public Map<String, List<SiteView>> list() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        Map.of("items", store.sites().stream().map(this::view).toList()));
    }

    @GET
    @Path("{name}")
    public SiteView show(String name) {
        return QuarkusTransaction.requiringNew().call(() -> view(row(name)));
    }

    @DELETE
    @Path("{name}")
    public Response remove(String name) {
        boolean gone = QuarkusTransaction.requiringNew().call(() -> {
            row(name);
            store.openRun(name).ifPresent(r -> {
                throw busy(r.id);
            });
            return store.forgetSite(name);
        });
        if (gone) return Response.noContent().build();
        throw Problem.of(
                409,
                "site-has-history",
                "The site has a history",
                "'" + name + "' has runs or backups, which are kept; nothing was changed",
                "`drydock backups " + name + "` and `drydock runs " + name + "` show them");
    }

    @GET
    @Path("{name}/releases")
    public Planner.Releases releases(String name) {
        return refusing(() -> planner.releases(name));
    }

    @POST
    @Path("{name}/plans")
    public Object plan(String name, Wanted wanted) {
        String to = wanted == null ? null : wanted.to();
        Planner.Planned planned = refusing(() -> planner.upgrade(name, to, false, null));
        return switch (planned) {
            case Planner.Planned.There(Version v) -> new Current(true, name, v);
            case Planner.Planned.Ready(Plan plan, long epoch) -> PlanView.of(plan, planner.warnings(plan));
        };
    }

    @POST
    @Path("{name}/runs")
    public Response start(String name, Begin begin, @HeaderParam("Idempotency-Key") String key) {
        if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.of(
                    422,
                    "bad-key",
                    "Idempotency-Key is not right",
                    "up to 200 visible ASCII characters are; nothing was changed",
                    "send a new UUID");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            row(name);
            if (key == null || store.runOfKey(key).isEmpty())
                store.openRun(name).ifPresent(r -> {
                    throw busy(r.id);
                });
        });
        var same = QuarkusTransaction.requiringNew()
                .call(() -> key == null
                        ? Optional.<String>empty()
                        : store.runOfKey(key).map(r -> r.id));
        if (same.isPresent()) return accepted(same.get());
        Planner.Planned planned = refusing(() -> planned(name, begin));
        return switch (planned) {
            case Planner.Planned.There(Version v) ->
                Response.ok(new Current(true, name, v)).build();
            case Planner.Planned.Ready(Plan plan, long epoch) ->
                begun(starter.start(new Starter.Request(plan, epoch, Door.ADMINISTRATOR, begin.reason(), key)), name);
        };
    }

    private Planner.Planned planned(String site, Begin begin) throws Sites.Refusal {
        String kind = begin == null ? "" : String.valueOf(begin.kind());
        return switch (kind) {
            case "upgrade" -> planner.upgrade(site, begin.to(), begin.stepByStep(), window(begin));
            case "backup" -> planner.backup(site, begin.open());
            default ->
                throw Problem.of(
                        422,
                        "bad-kind",
                        "Unknown kind of run",
                        "kind must be upgrade or backup; nothing was changed",
                        "see /q/openapi");
        };
    }

    private Window window(Begin begin) {
        Window w = begin.window();
        if (w == null) return null;
        Instant now = QuarkusTransaction.requiringNew().call(store::now);
        if (w.from() == null
                || w.until() == null
                || !w.from().isBefore(w.until())
                || !w.until().isAfter(now)) {
            throw Problem.of(
                    422,
                    "bad-window",
                    "The window is not right",
                    "it needs from and until, the second later than the first and than now (" + now
                            + "); nothing was changed",
                    "for example {\"from\": \"2027-01-10T01:00:00Z\", \"until\": \"2027-01-10T04:00:00Z\"}");
        }
        return w;
    }

    private Response begun(Starter.Started started, String site) {
        return switch (started) {
            case Starter.Started.Now n -> {
                dispatcher.committed(n.ask().stream().toList(), List.of(n.run()));
                yield accepted(n.run());
            }
            case Starter.Started.Already a -> accepted(a.run());
            case Starter.Started.Busy b -> throw busy(b.run());
            case Starter.Started.NoSite x -> throw Problem.unknown("site", site, "`drydock site list` names them");
        };
    }

    private Response accepted(String run) {
        RunView view = QuarkusTransaction.requiringNew()
                .call(() -> RunView.of(store.find(RunRow.class, run).orElseThrow(), store.ordersOf(run), store.now()));
        return Response.accepted(view)
                .location(URI.create("/api/v1/runs/" + run))
                .build();
    }

    @GET
    @Path("{name}/backups")
    public Map<String, List<BackupView>> backups(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            row(name);
            return Map.of(
                    "items", store.backups(name).stream().map(SitesApi::view).toList());
        });
    }

    private SiteRow row(String name) {
        return store.find(SiteRow.class, name)
                .orElseThrow(() -> Problem.unknown("site", name, "`drydock site list` names them"));
    }

    private SiteView view(SiteRow row) {
        RunRef run =
                store.openRun(row.name).map(r -> new RunRef(r.id, r.status)).orElse(null);
        BackupRef backup = store.backups(row.name).stream()
                .filter(b -> b.verified != null)
                .findFirst()
                .map(b -> new BackupRef(b.id, b.verified))
                .orElse(null);
        Optional<SiteFile> place = Sites.file(row.name, row.yaml);
        return new SiteView(
                row.name,
                row.recipe,
                place.map(p -> PlanView.at(p.at())).orElse(null),
                place.map(SiteFile::root).orElse(null),
                place.map(SiteFile::url).orElse(null),
                new Version(row.versionName, row.versionCommit),
                run,
                backup,
                row.yaml);
    }

    private static BackupView view(BackupRow b) {
        return new BackupView(
                b.id,
                b.site,
                new Version(b.versionName, b.versionCommit),
                b.taken,
                b.verified,
                Wire.stored(b.fingerprints, Map.class),
                b.files,
                b.bytes);
    }

    private static Problem busy(String run) {
        return Problem.of(
                409,
                "run-open",
                "A run is open on this site",
                "run " + run + " has the site; nothing was changed",
                "`drydock watch " + run + "`",
                "run",
                run);
    }

    private interface Refusing<T> {
        T call() throws Sites.Refusal;
    }

    private static <T> T refusing(Refusing<T> call) {
        try {
            return call.call();
        } catch (Sites.Refusal e) {
            throw Problems.of(e.why);
        }
    }
}
