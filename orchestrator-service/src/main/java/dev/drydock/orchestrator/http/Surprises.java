package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.drydock.orchestrator.identity.Words;
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
        if (r.getStatus() == 400)
            return malformed(
                            e.getCause() instanceof JsonProcessingException json
                                    ? Unread.why(json)
                                    : String.valueOf(e.getMessage()))
                    .getResponse();
        return Problem.of(
                        r.getStatus(),
                        name(r.getStatus()),
                        r.getStatusInfo().getReasonPhrase(),
                        String.valueOf(e.getMessage()),
                        "see /q/openapi for what is there")
                .getResponse();
    }

    private static String name(int status) {
        return switch (status) {
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-form";
            default -> "http";
        };
    }

    @ServerExceptionMapper
    Response keyUsed(Starter.KeyUsed e) {
        return Problems.keyUsed().getResponse();
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return malformed(Unread.why(e)).getResponse();
    }

    /** Jackson's own of a type that does not fit would be asked first. */
    @ServerExceptionMapper
    Response type(MismatchedInputException e) {
        return malformed(Unread.why(e)).getResponse();
    }

    static Problem malformed(String why) {
        return Problem.of(
                400,
                "malformed",
                "The request is malformed",
                Words.line(why.lines().findFirst().orElse("")) + "; nothing was changed",
                "see /q/openapi for what is expected");
    }

    @ServerExceptionMapper
    Response other(Exception e) {
        LOG.errorf(e, "request failed");
        return Problem.of(503, Problem.unavailable()).getResponse();
    }
}
