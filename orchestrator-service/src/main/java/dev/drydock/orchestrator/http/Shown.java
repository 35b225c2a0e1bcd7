package dev.drydock.orchestrator.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;

/** By what somebody at the door is to be known. A browser's cookie counts for the console alone: no other page can have it ask the API. */
public sealed interface Shown {
    String COOKIE = "drydock";
    String BEARER = "Bearer ";
    int LONGEST = 8_192;

    record Token(String token) implements Shown {}

    record Visit(String secret) implements Shown {}

    record Nothing() implements Shown {}

    static Shown of(ContainerRequestContext request) {
        String header = request.getHeaderString("Authorization");
        if (header != null) return token(header);
        Cookie cookie = request.getCookies().get(COOKIE);
        return cookie == null || cookie.getValue().isEmpty() || !console(request)
                ? new Nothing()
                : new Visit(cookie.getValue());
    }

    private static Shown token(String header) {
        if (!header.startsWith(BEARER) || header.length() >= LONGEST) return new Nothing();
        String token = header.substring(BEARER.length()).strip();
        return token.isEmpty() ? new Nothing() : new Token(token);
    }

    static boolean console(ContainerRequestContext request) {
        return Endpoint.console(request.getUriInfo().getPath());
    }

    /** Whatever it is: without chance in it, it is nobody's. */
    default String secret() {
        return switch (this) {
            case Token t -> t.token();
            case Visit v -> v.secret();
            case Nothing n -> "";
        };
    }
}
