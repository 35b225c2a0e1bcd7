package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.release.Intents;
import dev.drydock.orchestrator.site.Planner;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Outcomes;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Where a site could go to, what became of the releases that were heard of, and a person's word on those that wait for it. */
@Path("/api/v1/sites/{name}/releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SiteReleasesApi {
    private final Store store;
    private final Planner planner;
    private final Releases releases;
    private final Outcomes outcomes;
    private final Intents intents;
    private final Caller caller;

    SiteReleasesApi(
            Store store, Planner planner, Releases releases, Outcomes outcomes, Intents intents, Caller caller) {
        this.outcomes = outcomes;
        this.caller = caller;
        this.store = store;
        this.planner = planner;
        this.releases = releases;
        this.intents = intents;
    }

    /**
     * @param edits tracked files that were changed by hand
     * @param newer how many of them; null: nobody can tell
     * @param heard what became of those that were heard of, the newest of them
     * @param notes where the notes of a release are, with {@code $version} in it; null: the recipe does not say
     */
    public record ReleasesView(
            Version current,
            List<Version> releases,
            List<String> edits,
            Long newer,
            List<IntentView> heard,
            String notes) {}

    public record Said(String version, String reason, String ticket) {
        public Said {
            reason = Texts.line(reason);
            ticket = Texts.line(ticket);
        }
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.SITE)
    public ReleasesView releases(String name) {
        Planner.Releases offered = Problems.refusing(() -> planner.releases(name));
        return QuarkusTransaction.requiringNew().call(() -> {
            List<IntentView> heard = IntentView.of(releases.intents(Set.of(name), 20), outcomes);
            String notes = offered.notes().isEmpty() ? null : offered.notes();
            return new ReleasesView(
                    offered.current(), offered.releases(), offered.edits(), offered.newer(), heard, notes);
        });
    }

    @Needs(value = Role.APPROVER, of = Of.SITE)
    @POST
    @Path("approve")
    public Response approve(String name, Said said) {
        return say(name, true, said);
    }

    @Needs(value = Role.APPROVER, of = Of.SITE)
    @POST
    @Path("reject")
    public Response reject(String name, Said said) {
        return say(name, false, said);
    }

    private Response say(String name, boolean yes, Said said) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (store.find(SiteRow.class, name).isEmpty()) throw Of.SITE.unknown(name);
        });
        String version = said == null ? null : said.version();
        VersionName.check(version).ifPresent(why -> {
            throw Problems.bad("version", "No version", why, "{\"version\": \"v1.2\"}");
        });
        Texts.bounded(said.reason(), said.ticket());
        var word = new Intents.Word(yes, caller.name(), said.reason(), said.ticket());
        IntentRow row = Problems.refusing(() -> intents.decide(name, Versions.plain(version), word));
        IntentView view = QuarkusTransaction.requiringNew()
                .call(() -> IntentView.of(List.of(row), outcomes).getFirst());
        return Response.accepted(view).build();
    }
}
