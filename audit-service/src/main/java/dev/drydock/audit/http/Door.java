package dev.drydock.audit.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets in whoever shows the administrator's token. Without a token configured nobody is let in. */
@Singleton
class Door {
    private static final String BEARER = "Bearer ";

    private final byte[] token;

    Door(@ConfigProperty(name = "drydock.admin-token-file") String file) throws IOException {
        token = Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
        if (token.length < 32)
            throw new IllegalStateException("the token in " + file + " is shorter than 32 characters");
    }

    @ServerRequestFilter(preMatching = true)
    Response check(ContainerRequestContext request) {
        String header = request.getHeaderString("Authorization");
        boolean right = header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8), token);
        if (right) return null;
        Response refused = Problem.answer(
                401,
                "no-token",
                "No token, or a wrong one",
                "this needs the administrator's token",
                "send `Authorization: Bearer TOKEN`; `drydock up` prints where the token lies");
        refused.getHeaders().add("WWW-Authenticate", "Bearer");
        return refused;
    }
}
