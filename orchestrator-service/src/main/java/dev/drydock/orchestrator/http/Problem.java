package dev.drydock.orchestrator.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as people read it: what happened, in what state things are, and what to do next. */
public final class Problem extends WebApplicationException {
    private Problem(int status, Map<String, Object> body) {
        super(
                String.valueOf(body.get("detail")),
                Response.status(status)
                        .type("application/problem+json")
                        .entity(body)
                        .build());
    }

    public static Problem of(int status, String name, String title, String detail, String next) {
        return new Problem(status, body(status, name, title, detail, next));
    }

    static Problem of(int status, String name, String title, String detail, String next, String key, Object extra) {
        Map<String, Object> body = body(status, name, title, detail, next);
        body.put(key, extra);
        return new Problem(status, body);
    }

    static Problem of(int status, Map<String, Object> body) {
        return new Problem(status, body);
    }

    /** Nobody knows how far it got. */
    static Map<String, Object> unavailable() {
        return body(
                503,
                "unavailable",
                "Not available now",
                "the request could not be carried out; it may or may not have taken effect",
                "`drydock status` shows what is away; the orchestrator's log says more");
    }

    /** @param name as docs/api.md has it */
    public boolean is(String name) {
        return getResponse().getEntity() instanceof Map<?, ?> body && type(name).equals(body.get("type"));
    }

    private static String type(String name) {
        return "urn:drydock:problem:" + name;
    }

    static Map<String, Object> body(int status, String name, String title, String detail, String next) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type(name));
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("next", next);
        return body;
    }

    static Problem slower(String detail, Map<String, String> headers) {
        return slower("too-many", "Too many requests", detail, "try again after the seconds in `Retry-After`", headers);
    }

    static Problem slower(String name, String title, String detail, String next, Map<String, String> headers) {
        Problem problem = of(429, name, title, detail, next);
        headers.forEach(problem.getResponse().getHeaders()::putSingle);
        return problem;
    }

    static Problem unknown(String what, String name, String next) {
        return of(
                404,
                "unknown-" + what,
                "Unknown " + what,
                "there is no " + what + " '" + name + "'; nothing was changed",
                next);
    }
}
