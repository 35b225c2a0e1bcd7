package dev.drydock.audit.http;

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
        return Problem.answer(
                r.getStatus(),
                "http",
                r.getStatusInfo().getReasonPhrase(),
                String.valueOf(e.getMessage()),
                "docs/audit.md says what is there");
    }

    @ServerExceptionMapper
    Response other(Exception e) {
        LOG.errorf(e, "request failed");
        return Problem.answer(
                503,
                "unavailable",
                "Not available now",
                "the question could not be answered; nothing was changed",
                "ask again; /q/health/ready and the audit service's log say what is away");
    }
}
