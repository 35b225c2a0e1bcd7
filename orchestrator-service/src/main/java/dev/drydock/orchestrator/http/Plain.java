package dev.drydock.orchestrator.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** In an address there is nothing that no person writes: nobody further inside has to think of it. */
class Plain {
    @ServerRequestFilter(preMatching = true)
    Response check(ContainerRequestContext request) {
        return plain(request.getUriInfo())
                ? null
                : Surprises.malformed("the address has characters that there cannot be")
                        .getResponse();
    }

    private static boolean plain(UriInfo uri) {
        try {
            return Stream.concat(
                            Stream.of(uri.getPath()),
                            uri.getQueryParameters().entrySet().stream()
                                    .flatMap(q -> Stream.concat(Stream.of(q.getKey()), q.getValue().stream())))
                    .allMatch(Plain::plain);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }
}
