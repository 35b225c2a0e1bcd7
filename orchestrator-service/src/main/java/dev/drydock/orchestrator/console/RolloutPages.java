package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Caller;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.Problem;
import dev.drydock.orchestrator.http.RolloutView;
import dev.drydock.orchestrator.http.RolloutsApi;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rollouts, wave by wave. */
@Path("/rollouts")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RolloutPages {
    private final RolloutsApi rollouts;
    private final Caller caller;
    private final Frame.Maker frame;

    RolloutPages(RolloutsApi rollouts, Caller caller, Frame.Maker frame) {
        this.rollouts = rollouts;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance rollouts(Frame frame, Paged<RolloutView> rollouts);

        static native TemplateInstance rollout(
                Frame frame, RolloutView rollout, List<Wave> waves, List<RolloutDeed> deeds);

        static native TemplateInstance rolloutDeed(
                Frame frame,
                RolloutView rollout,
                RolloutDeed deed,
                List<RolloutView.LegView> concerns,
                String seen,
                Asked asked);
    }

    public record Wave(int number, List<RolloutView.LegView> legs) {
        static List<Wave> of(RolloutView rollout) {
            Map<Integer, List<RolloutView.LegView>> by = new TreeMap<>();
            rollout.sites().forEach(leg -> by.computeIfAbsent(leg.wave(), w -> new java.util.ArrayList<>())
                    .add(leg));
            return by.entrySet().stream()
                    .map(e -> new Wave(e.getKey(), List.copyOf(e.getValue())))
                    .toList();
        }
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public TemplateInstance list(@BeanParam Paging page) {
        return Templates.rollouts(frame.of("Rollouts"), rollouts.list(page));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.ROLLOUT)
    @Path("{id}")
    public TemplateInstance show(String id) {
        RolloutView r = rollouts.show(id);
        return Templates.rollout(
                frame.of("Rollout to " + r.to()),
                r,
                Wave.of(r),
                RolloutDeed.of(r, caller.who().role()));
    }

    /** Says what it will do with which sites, and asks. */
    @GET
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/{deed}")
    public TemplateInstance ask(String id, String deed) {
        RolloutDeed wanted = wanted(deed);
        RolloutView rollout = rollouts.show(id);
        if (!wanted.possible(rollout)) throw other(rollout);
        return asked(rollout, wanted, Asked.FIRST);
    }

    /** Where it would be done with other sites than the page said, it is shown and asked again. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.ROLLOUT)
    @Path("{id}/{deed}")
    public Response act(
            String id,
            String deed,
            @FormParam("reason") String reason,
            @FormParam("ticket") String ticket,
            @FormParam("seen") String seen) {
        RolloutDeed wanted = wanted(deed);
        RolloutView rollout = rollouts.show(id);
        if (wanted.possible(rollout) && !wanted.seen(rollout).equals(seen == null ? "" : seen)) {
            Asked again = Asked.again(other(rollout), reason, ticket);
            return Response.status(409)
                    .entity(asked(rollout, wanted, again).render())
                    .build();
        }
        RunsApi.Reason why = new RunsApi.Reason(reason, ticket);
        switch (wanted) {
            case HOLD -> rollouts.hold(id, why);
            case RESUME -> rollouts.resume(id, why);
            case RETRY -> rollouts.retry(id, why);
            case CANCEL -> rollouts.cancel(id, why);
        }
        return Response.seeOther(URI.create("/rollouts/" + id)).build();
    }

    private static RolloutDeed wanted(String deed) {
        return RolloutDeed.of(deed).orElseThrow(NotFoundException::new);
    }

    private static Problem other(RolloutView rollout) {
        return Problem.of(
                409,
                "not-now",
                "Not possible now",
                "the rollout has gone on: it is " + rollout.standing() + ", " + rollout.done() + " done, "
                        + rollout.failed() + " failed; nothing was changed",
                "look at it: /rollouts/" + rollout.id());
    }

    private TemplateInstance asked(RolloutView rollout, RolloutDeed wanted, Asked asked) {
        return Templates.rolloutDeed(
                frame.of(wanted.label() + ": rollout to " + rollout.to()),
                rollout,
                wanted,
                wanted.concerns(rollout),
                wanted.seen(rollout),
                asked);
    }
}
