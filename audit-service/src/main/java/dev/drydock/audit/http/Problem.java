package dev.drydock.audit.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as people read it, in the form of all of Drydock's: what happened, in what state things are, what to do next. */
final class Problem extends WebApplicationException {
    private Problem(Response response, String detail) {
        super(detail, response);
    }

    static Problem of(int status, String name, String title, String detail, String next) {
        return new Problem(answer(status, name, title, detail, next), detail);
    }

    static Response answer(int status, String name, String title, String detail, String next) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:drydock:problem:" + name);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("next", next);
        return Response.status(status)
                .type("application/problem+json")
                .entity(body)
                .build();
    }

    static Problem unknownRun(String run) {
        return of(
                404,
                "unknown-run",
                "Unknown run",
                "nothing is kept of a run '" + run + "'",
                "`drydock runs` lists the orchestrator's");
    }

    static Problem unknownFinding(long id) {
        return of(
                404,
                "unknown-finding",
                "Unknown finding",
                "there is no finding " + id,
                "GET /api/v1/audit/findings lists them");
    }

    static Problem bad(String parameter, String value, String right) {
        return of(
                400,
                "bad-parameter",
                "A parameter is not right",
                parameter + " is '" + (value.length() > 100 ? value.substring(0, 100) + "…" : value) + "'",
                right);
    }
}
