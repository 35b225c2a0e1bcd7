package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.release.Policies;
import dev.drydock.orchestrator.release.Preview;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which releases sites go to by themselves, and when. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PoliciesApi {
    private static final String YAML = "application/yaml";

    private final Policies policies;
    private final Preview preview;
    private final Caller caller;

    PoliciesApi(Policies policies, Preview preview, Caller caller) {
        this.preview = preview;
        this.caller = caller;
        this.policies = policies;
    }

    /**
     * @param labels null: for the sites that name it
     * @param unread why this Drydock does not know what it says; null: it does
     */
    public record PolicyView(
            String name,
            Map<String, String> labels,
            String byItself,
            String afterApproval,
            List<String> never,
            String window,
            String unread) {
        static PolicyView of(Policy p) {
            String window = p.hours() == null ? null : p.hours().toString();
            return new PolicyView(
                    p.name(), p.labels(), p.alone().word(), p.asked().word(), p.never(), window, p.unread());
        }
    }

    @Needs(value = Role.VIEWER, of = Of.NONE)
    @GET
    public Items<PolicyView> list() {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Items<>(
                        policies.all(null).stream().map(PolicyView::of).toList()));
    }

    @Needs(value = Role.VIEWER, of = Of.NONE)
    @GET
    @Path("{name}")
    @Produces(YAML)
    public String show(String name) {
        return QuarkusTransaction.requiringNew().call(() -> policies.yaml(name)).orElseThrow(() -> unknown(name));
    }

    @Needs(Role.ADMINISTRATOR)
    @POST
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public Response add(String yaml) {
        String name = Problems.refusing(() -> policies.add(yaml, caller.name()));
        return Response.created(URI.create("/api/v1/policies/" + name))
                .entity(new Named(name))
                .build();
    }

    /** @param does start, later or ask */
    public record Effect(String version, String does, Instant when, String why, String line) {
        static Effect of(Preview.Effect e, Instant now) {
            return new Effect(
                    e.version(),
                    ExplainApi.does(e.verdict()),
                    ExplainApi.when(e.verdict(), now),
                    e.verdict().why(),
                    e.verdict().line());
        }
    }

    /**
     * @param policy by which it would go then; empty: by none
     * @param at where it is; null: nobody could look
     * @param releases what would become of them, newest first; of those that nothing would become of, none
     * @param trouble why nobody could look; null: somebody has
     */
    public record SitePreview(String site, String policy, String at, List<Effect> releases, String trouble) {
        static SitePreview of(Preview.OfSite s, Instant now) {
            return new SitePreview(
                    s.site(),
                    s.policy(),
                    s.current(),
                    s.effects().stream().map(e -> Effect.of(e, now)).toList(),
                    s.trouble());
        }
    }

    /**
     * What a policy would begin.
     *
     * @param replaces there is one by that name
     * @param sites for which it is, or was before
     * @param unlooked for how many more it is
     */
    public record PolicyPreview(String name, boolean replaces, List<SitePreview> sites, int unlooked) {}

    @Needs(Role.ADMINISTRATOR)
    @POST
    @Path("preview")
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public PolicyPreview preview(String yaml) {
        Preview.Would would = Problems.refusing(() -> preview.of(yaml));
        return new PolicyPreview(
                would.name(),
                would.replaces(),
                would.sites().stream().map(s -> SitePreview.of(s, would.now())).toList(),
                would.unlooked());
    }

    @Needs(Role.ADMINISTRATOR)
    @DELETE
    @Path("{name}")
    public Response remove(String name) {
        if (policies.remove(name, caller.name())) return Response.noContent().build();
        throw unknown(name);
    }

    private static Problem unknown(String name) {
        return Problem.unknown("policy", name, "`drydock policy list` names them");
    }
}
