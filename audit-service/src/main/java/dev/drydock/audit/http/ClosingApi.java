package dev.drydock.audit.http;

import dev.drydock.audit.store.Finding;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Pages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A person's word on a finding, kept beside it: the evidence stays as it is. */
@Path("/api/v1/audit/findings/{id}/close")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClosingApi {
    private static final int LONGEST = 4_000;

    private final Pages pages;
    private final Log log;
    private final Caller caller;

    ClosingApi(Pages pages, Log log, Caller caller) {
        this.pages = pages;
        this.log = log;
        this.caller = caller;
    }

    public record Word(String reason) {}

    /** Said twice, the first word stays. */
    @POST
    public Finding close(long id, Word word) {
        String reason = word == null || word.reason() == null
                ? ""
                : word.reason().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (reason.isEmpty() || reason.length() > LONGEST)
            throw Problem.bad("reason", reason, "say why in up to " + LONGEST + " characters: {\"reason\": \"…\"}");
        pages.finding(id).orElseThrow(() -> Problem.unknownFinding(id));
        log.close(id, caller.name(), reason);
        return pages.finding(id).orElseThrow();
    }
}
