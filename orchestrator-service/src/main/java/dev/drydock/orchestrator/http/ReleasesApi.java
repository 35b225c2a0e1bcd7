package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.store.ReleaseRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Releases that were heard of, and what became of them. */
@Path("/api/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReleasesApi {
    private static final int MOST = 200;

    private final Store store;
    private final Releases releases;
    private final Caller caller;

    ReleasesApi(Store store, Releases releases, Caller caller) {
        this.caller = caller;
        this.store = store;
        this.releases = releases;
    }

    /** @param confirmed when it was first seen at a site's own remote; null: nowhere yet */
    public record ReleaseView(String application, String version, Instant heard, List<String> ways, Instant confirmed) {
        static ReleaseView of(ReleaseRow r) {
            return new ReleaseView(r.application, r.version, r.heard, Arrays.asList(r.ways.split(" ")), r.confirmed);
        }
    }

    /** Both newest first, of many not all. */
    public record Heard(List<ReleaseView> items, List<IntentView> sites) {}

    @Needs(value = Role.VIEWER, of = Of.EACH)
    @GET
    public Heard list(@QueryParam("site") String site) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> seen = caller.sites();
            boolean hidden = seen != null && !seen.contains(site);
            if (site != null && (hidden || store.find(SiteRow.class, site).isEmpty())) throw Of.SITE.unknown(site);
            return new Heard(
                    site == null
                            ? releases.heard(MOST).stream().map(ReleaseView::of).toList()
                            : List.of(),
                    releases.intents(site == null ? seen : Set.of(site), MOST).stream()
                            .map(IntentView::of)
                            .toList());
        });
    }
}
