package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.FourEyes;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Happening;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.site.Journeys;
import dev.drydock.orchestrator.store.Page;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs: seen, watched, and what a person decides of them. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunsApi {
    private static final Logger LOG = Logger.getLogger(RunsApi.class);

    private final Store store;
    private final Pages pages;
    private final Dispatcher dispatcher;
    private final Watch watch;
    private final Journeys journeys;
    private final Caller caller;

    RunsApi(Store store, Pages pages, Dispatcher dispatcher, Watch watch, Journeys journeys, Caller caller) {
        this.caller = caller;
        this.store = store;
        this.pages = pages;
        this.dispatcher = dispatcher;
        this.watch = watch;
        this.journeys = journeys;
    }

    /** @param ticket of another system; both are in the record */
    public record Reason(String reason, String ticket) {
        static final Reason NONE = new Reason(null, null);

        public Reason {
            reason = Texts.line(reason);
            ticket = Texts.line(ticket);
        }

        /** No body is one without anything in it. */
        static Reason of(Reason body) {
            if (body == null) return NONE;
            Texts.bounded(body.reason, body.ticket);
            return body;
        }
    }

    /** @param seen how far the run's record went when it was looked at: has it gone on since, nothing is done; null: whatever it is at */
    public record Decision(String reason, String ticket, Long seen) {
        static final Decision NONE = new Decision(null, null, null);

        static Decision of(Decision body) {
            return body == null ? NONE : body;
        }

        Reason why() {
            return Reason.of(new Reason(reason, ticket));
        }
    }

    /** An entry of the public record as it is sent; bytes are in base64. */
    public record Entry(long sequence, String key, String value, String signature, String keyId) {
        private static Entry of(RecordRow r) {
            Base64.Encoder base64 = Base64.getEncoder();
            return new Entry(
                    r.sequence, r.run, base64.encodeToString(r.value), base64.encodeToString(r.signature), r.keyId);
        }
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public Paged<RunView> list(@BeanParam RunsAsked wish, @BeanParam Paging page) {
        Pages.Runs asked = wish.asked();
        Pages.Place after = page.place();
        return QuarkusTransaction.requiringNew().call(() -> {
            Page<RunRow> runs = pages.runs(asked, caller.sites(), after, page.most());
            return Paged.of(new Page<>(RunView.ofMany(runs.rows(), store), runs.next()));
        });
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("{id}")
    public RunView show(String id) {
        return QuarkusTransaction.requiringNew().call(() -> view(row(id)));
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("{id}/record")
    public Items<Entry> record(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            row(id);
            return new Items<>(store.recordOf(id).stream().map(Entry::of).toList());
        });
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(String id, @HeaderParam("Last-Event-ID") String last, @Context Sse sse) {
        Long after = Watch.after(last);
        show(id);
        return watch.run(id, after, new Events(sse, Events.Shape.JSON), caller.known());
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/retry")
    public Response retry(String id, Decision body) {
        return ask(id, new Event.Retry(), body);
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/roll-back")
    public Response rollBack(String id, Decision body) {
        return ask(id, new Event.RollBack(), body);
    }

    /** Of a journey no further hop is begun; the one that goes on, if it has begun already, goes on to its end. */
    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/cancel")
    public Response cancel(String id, Reason body) {
        show(id);
        Reason why = Reason.of(body);
        Optional<String> last = journeys.stop(id, why.reason());
        if (last.isEmpty()) return ask(id, new Event.Cancel(), why, null);
        dispatcher.ask(said(last.get(), new Event.Cancel(), why, null));
        return Response.accepted(show(last.get())).build();
    }

    @POST
    @Needs(value = Role.APPROVER, of = Of.RUN)
    @Path("{id}/approve")
    public Response approve(String id, Decision body) {
        RunRow run = QuarkusTransaction.requiringNew().call(() -> row(id));
        mayApprove(run.requestedBy, run.fourEyes, id);
        return ask(id, new Event.Approve(), body);
    }

    /** Refused where it must be somebody else; thrown. */
    public void mayApprove(String requestedBy, boolean fourEyes, String id) {
        FourEyes.refusal(requestedBy, caller.name(), fourEyes).ifPresent(why -> {
            LOG.warnf("approval refused run=%s by=%s cause=%s", id, caller.name(), why);
            throw Problem.of(
                    403,
                    "four-eyes",
                    "Somebody else must approve this",
                    why + "; nothing was changed",
                    "another approver: `drydock approve " + id + "`; `drydock reject " + id + "` may be said by anyone"
                            + " who approves");
        });
    }

    @POST
    @Needs(value = Role.APPROVER, of = Of.RUN)
    @Path("{id}/reject")
    public Response reject(String id, Decision body) {
        return ask(id, new Event.Reject(), body);
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/continue")
    public Response goOn(String id, Decision body) {
        return ask(id, new Event.Continue(), body);
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.RUN)
    @Path("{id}/resolve")
    public Response resolve(String id, Decision body) {
        if (Decision.of(body).why().reason() == null) {
            throw Problem.of(
                    422,
                    "no-reason",
                    "A reason is needed",
                    "resolving says that a person mended the site; the record keeps who and why",
                    "`drydock resolve " + id + " --reason \"what was done\"`");
        }
        return ask(id, new Event.Resolve(Decision.of(body).why().reason()), body);
    }

    private Response ask(String id, Event.Asked event, Decision body) {
        Decision decision = Decision.of(body);
        return ask(id, event, decision.why(), decision.seen());
    }

    private Response ask(String id, Event.Asked event, Reason why, Long seen) {
        show(id);
        dispatcher.ask(said(id, event, why, seen)).ifPresent(r -> {
            throw Problem.of(409, "not-now", "Not possible now", r.reason() + "; nothing was changed", r.next());
        });
        return Response.accepted(show(id)).build();
    }

    private Happening said(String run, Event.Asked event, Reason why, Long seen) {
        return new Happening(run, event, caller.name(), why.reason(), why.ticket(), seen);
    }

    private RunRow row(String id) {
        return store.find(RunRow.class, id).orElseThrow(() -> Of.RUN.unknown(id));
    }

    private RunView view(RunRow run) {
        return RunView.of(run, store);
    }
}
