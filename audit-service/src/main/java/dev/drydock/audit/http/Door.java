package dev.drydock.audit.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets in whoever shows the administrator's token of this machine, and whom the orchestrator knows: all read, an administrator
 * may add a word. Without a token configured nobody is let in.
 */
@Singleton
class Door {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 8_192;
    private static final String ADMINISTRATOR = "administrator";

    private final byte[] token;
    private final Guests guests;
    private final Caller caller;

    Door(@ConfigProperty(name = "drydock.admin-token-file") String file, Guests guests, Caller caller)
            throws IOException {
        token = Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
        if (token.length < 32)
            throw new IllegalStateException("the token in " + file + " is shorter than 32 characters");
        this.guests = guests;
        this.caller = caller;
    }

    /** Before anything else is looked at: also where there is nothing. */
    @ServerRequestFilter(preMatching = true)
    Response enter(ContainerRequestContext request) {
        return shown(request).isPresent() ? null : stranger();
    }

    @ServerRequestFilter
    Response check(ContainerRequestContext request) {
        String shown = shown(request).orElse("");
        boolean own = MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token);
        return switch (own ? new Guests.Word.Known(ADMINISTRATOR, ADMINISTRATOR, "") : guests.who(shown)) {
            case Guests.Word.Known known -> allow(known, request.getMethod());
            case Guests.Word.Stranger s -> stranger();
            case Guests.Word.Away a ->
                Problem.answer(
                        503,
                        "orchestrator-away",
                        "Nobody can say whose token it is",
                        "only the orchestrator knows it, and does not answer",
                        "ask again, or with the administrator's token of this machine, which is good as ever");
        };
    }

    private Response allow(Guests.Word.Known known, String method) {
        if (!known.scope().isEmpty())
            return Problem.answer(
                    403,
                    "narrow",
                    "Your token is for some sites only",
                    "'" + known.name() + "' sees sites with the labels " + known.scope()
                            + "; the record here is of all of them",
                    "`drydock record RUN` shows a run's; or ask for a token of all sites");
        if (!method.equals("GET") && !method.equals("HEAD") && !known.role().equals(ADMINISTRATOR))
            return Problem.answer(
                    403,
                    "role",
                    "An administrator's word",
                    "'" + known.name() + "' is " + known.role() + "; nothing was changed",
                    "ask an administrator");
        caller.is(known.name());
        return null;
    }

    private static Optional<String> shown(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString("Authorization"))
                .filter(h -> h.startsWith(BEARER) && h.length() < LONGEST)
                .map(h -> h.substring(BEARER.length()).strip())
                .filter(t -> t.chars().allMatch(c -> c > ' ' && c < 127) && !t.isEmpty());
    }

    private static Response stranger() {
        Response refused = Problem.answer(
                401,
                "no-token",
                "No token, or a wrong one",
                "this needs a token of the orchestrator's, of any role and all sites, or the administrator's of this machine",
                "send `Authorization: Bearer TOKEN`; `drydock up` prints where the first one lies");
        refused.getHeaders().add("WWW-Authenticate", "Bearer");
        return refused;
    }
}
