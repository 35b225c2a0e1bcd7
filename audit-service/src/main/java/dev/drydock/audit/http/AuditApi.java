package dev.drydock.audit.http;

import dev.drydock.audit.keep.Patrol;
import dev.drydock.audit.keep.Silence;
import dev.drydock.audit.store.Filter;
import dev.drydock.audit.store.Finding;
import dev.drydock.audit.store.Kept;
import dev.drydock.audit.store.Pages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is kept, asked for. Nothing here changes anything. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditApi {
    private static final int FINDINGS_OF_A_RUN = 100;

    private final Pages pages;
    private final Patrol patrol;
    private final Copies copies;
    private final Verification verification;
    private final Instant started = Instant.now();

    AuditApi(Pages pages, Patrol patrol, Copies copies, Verification verification) {
        this.pages = pages;
        this.patrol = patrol;
        this.copies = copies;
        this.verification = verification;
    }

    /**
     * @param newest the number of the last event kept
     * @param headsHeld the last head that is proved against what is here
     * @param lastHead when the last head that was read was written; null: none was yet
     * @param silent that nothing is read any more, and what to do; null: it is
     */
    public record State(long newest, long headsHeld, long findings, Instant lastHead, String silent) {}

    public record OfRun(String run, List<Kept> items, Long next, List<Finding> findings) {}

    @GET
    public State state() {
        Optional<Instant> lastHead = pages.lastHead();
        return new State(
                pages.newest(),
                patrol.settled(),
                pages.countFindings(),
                lastHead.orElse(null),
                Silence.word(lastHead, started, pages.now()).orElse(null));
    }

    @GET
    @Path("events")
    public Asked.Page<Kept> events(@BeanParam Asked asked) {
        return asked.page(pages.events(asked.filter(), asked.after(), asked.most()), Kept::id);
    }

    @GET
    @Path("runs/{id}")
    public OfRun run(String id, @BeanParam Asked asked) {
        asked.run = id;
        Asked.Page<Kept> page = asked.page(pages.ofRun(asked.run(), asked.after(), asked.most()), Kept::sequence);
        List<Finding> findings = pages.findings(asked.run(), 0, FINDINGS_OF_A_RUN);
        if (page.items().isEmpty() && findings.isEmpty() && asked.after() == 0) throw Problem.unknownRun(id);
        return new OfRun(id, page.items(), page.next(), findings);
    }

    @GET
    @Path("findings")
    public Asked.Page<Finding> findings(@BeanParam Asked asked) {
        return asked.page(pages.findings(asked.run(), asked.after(), asked.most()), Finding::id);
    }

    @GET
    @Path("findings/{id}")
    public Finding finding(long id) {
        return pages.finding(id).orElseThrow(() -> Problem.unknownFinding(id));
    }

    /** Everything that is kept, or one run, verified anew from its bytes. */
    @GET
    @Path("verify")
    public Verification.Verdict verify(@BeanParam Asked asked) throws java.io.IOException {
        return asked.run() == null ? verification.ofAll() : verification.ofRun(asked.run());
    }

    @GET
    @Path("export")
    @Produces({"application/x-ndjson", "text/csv"})
    public Response export(@BeanParam Asked asked, @QueryParam("format") String format) {
        return switch (format == null ? "ndjson" : format) {
            case "ndjson" -> copy(asked.filter(), proved(asked.filter()), "application/x-ndjson", "", Copies::ndjson);
            case "csv" ->
                copy(
                        asked.filter(),
                        Long.MAX_VALUE,
                        "text/csv; charset=utf-8; header=present",
                        Csv.HEADINGS,
                        Csv::line);
            default -> throw Problem.bad("format", format, "ndjson or csv");
        };
    }

    /** The last head that goes along: a whole copy has to hold against its heads. */
    private long proved(Filter filter) {
        return filter.equals(Filter.ALL) ? patrol.settled() : Long.MAX_VALUE;
    }

    private Response copy(Filter filter, long head, String type, String begin, Function<Kept, String> line) {
        long upTo = pages.newest();
        StreamingOutput body = out -> {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            copies.each(
                    filter,
                    upTo,
                    Copies.upToHead(head, k -> out.write(line.apply(k).getBytes(StandardCharsets.UTF_8))));
        };
        return Response.ok(body).type(type).build();
    }
}
