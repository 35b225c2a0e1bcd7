package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Caller;
import dev.drydock.orchestrator.http.Events;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.Problem;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.http.RunsAsked;
import dev.drydock.orchestrator.http.Shown;
import dev.drydock.orchestrator.http.Watch;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Visits;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Runs: listed, watched as they go, and what a person decides of one, after it was said what that will do. */
@Path("/runs")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RunPages {
    private final RunsApi runs;
    private final Watch watch;
    private final Visits visits;
    private final Caller caller;
    private final Clock clock;
    private final Frame.Maker frame;

    RunPages(RunsApi runs, Watch watch, Visits visits, Caller caller, Clock clock, Frame.Maker frame) {
        this.visits = visits;
        this.runs = runs;
        this.watch = watch;
        this.caller = caller;
        this.clock = clock;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance runs(Frame frame, Paged<RunView> runs, String filter);

        static native TemplateInstance run(Frame frame, RunView run, Track track, List<Deed> deeds);

        static native TemplateInstance live(Frame frame, RunView run, Track track, List<Deed> deeds);

        static native TemplateInstance deed(Frame frame, RunView run, Deed deed, String does, Asked asked);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public TemplateInstance list(@BeanParam RunsAsked wish, @BeanParam Paging page) {
        return Templates.runs(frame.of("Runs"), runs.list(wish, page), wish.query());
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("{id}")
    public TemplateInstance show(String id) {
        RunView run = runs.show(id);
        return Templates.run(frame.of(title(run)), run, new Track(run), Deed.of(run, caller.who()));
    }

    /** The page's middle at each change, and what the commands print. */
    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("{id}/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(
            String id,
            @HeaderParam("Last-Event-ID") String last,
            @CookieParam(Shown.COOKIE) String visit,
            @Context Sse sse) {
        runs.show(id);
        Frame around = frame.of("");
        Events events = new Events(sse, Events.Shape.html(run -> middle(around, run)));
        return watch.run(
                id,
                Watch.after(last),
                events,
                caller.known(),
                () -> visit == null || visits.recognize(visit) instanceof Recognized.Known);
    }

    private String middle(Frame around, RunView run) {
        Frame now = new Frame("", around.who(), clock.instant());
        return Templates.live(now, run, new Track(run), Deed.of(run, now.who())).render();
    }

    /** Says what it will do, and asks. */
    @GET
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/{deed}")
    public TemplateInstance ask(String id, String deed) {
        Deed wanted = wanted(deed);
        RunView run = runs.show(id);
        if (!run.possible().contains(wanted.word()))
            throw Problem.of(
                    409,
                    "not-now",
                    "Not possible now",
                    "the run of " + run.site() + " stands at: " + run.position() + "; nothing was changed",
                    "look at it: /runs/" + id);
        if (wanted == Deed.APPROVE) runs.mayApprove(run.requestedBy(), run.fourEyes(), id);
        return asked(run, wanted, Asked.FIRST);
    }

    /** Where the run has gone on since the page was made, it is shown and asked again. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/{deed}")
    public Response act(
            String id,
            String deed,
            @FormParam("reason") String reason,
            @FormParam("ticket") String ticket,
            @FormParam("seen") String seen) {
        Deed wanted = wanted(deed);
        try {
            act(id, wanted, new RunsApi.Decision(reason, ticket, seen(seen)));
        } catch (WebApplicationException refused) {
            RunView run = runs.show(id);
            boolean again =
                    refused.getResponse().getStatus() == 409 && run.possible().contains(wanted.word());
            if (!again) throw refused;
            return Response.status(409)
                    .entity(asked(run, wanted, Asked.again(refused, reason, ticket))
                            .render())
                    .build();
        }
        return Response.seeOther(URI.create("/runs/" + id)).build();
    }

    private void act(String id, Deed wanted, RunsApi.Decision decision) {
        switch (wanted) {
            case APPROVE -> runs.approve(id, decision);
            case REJECT -> runs.reject(id, decision);
            case CONTINUE -> runs.goOn(id, decision);
            case RETRY -> runs.retry(id, decision);
            case RESOLVE -> runs.resolve(id, decision);
            // wherever it has got to meanwhile, that is still what is wanted
            case ROLL_BACK -> runs.rollBack(id, new RunsApi.Decision(decision.reason(), decision.ticket(), null));
            case CANCEL -> runs.cancel(id, new RunsApi.Reason(decision.reason(), decision.ticket()));
        }
    }

    private TemplateInstance asked(RunView run, Deed wanted, Asked asked) {
        return Templates.deed(frame.of(wanted.label() + ": " + title(run)), run, wanted, wanted.does(run), asked);
    }

    private Deed wanted(String deed) {
        Deed wanted = Deed.of(deed).orElseThrow(NotFoundException::new);
        caller.must(wanted.role(), "to " + deed + " a run");
        return wanted;
    }

    /** A form that does not say what it showed has shown nothing. */
    private static long seen(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static String title(RunView run) {
        return run.site() + ", " + run.kind() + (run.to() == null ? "" : " to " + Say.text(run.to()));
    }
}
