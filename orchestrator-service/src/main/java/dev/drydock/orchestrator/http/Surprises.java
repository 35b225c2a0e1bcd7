package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drydock.orchestrator.run.Starter;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every other error in the same form. */
class Surprises {
    private static final Logger LOG = Logger.getLogger(Surprises.class);

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        Response r = e.getResponse();
        if (r.hasEntity()) return r;
        return answer(
                r.getStatus(),
                "http",
                r.getStatusInfo().getReasonPhrase(),
                String.valueOf(e.getMessage()),
                "see /q/openapi for what is there");
    }

    @ServerExceptionMapper
    Response keyUsed(Starter.KeyUsed e) {
        return Problems.keyUsed().getResponse();
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return answer(
                400,
                "malformed",
                "Malformed JSON",
                e.getOriginalMessage() + "; nothing was changed",
                "see /q/openapi for what is expected");
    }

    @ServerExceptionMapper
    Response other(Exception e) {
        LOG.errorf(e, "request failed");
        return answer(
                503,
                "unavailable",
                "Not available now",
                "the request could not be carried out; it may or may not have taken effect",
                "`drydock status` shows what is away; the orchestrator's log says more");
    }

    private static Response answer(int status, String name, String title, String detail, String next) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Problem.body(status, name, title, detail, next))
                .build();
    }
}
