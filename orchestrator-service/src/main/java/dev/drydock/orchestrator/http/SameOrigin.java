package dev.drydock.orchestrator.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;

/** Whether a page of this console asks, and none of another site in the same browser: as the browser says itself. See ADR 25. */
final class SameOrigin {
    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    static boolean holds(ContainerRequestContext request) {
        return CHANGE_NOTHING.contains(request.getMethod())
                || holds(
                        request.getHeaderString("Sec-Fetch-Site"),
                        request.getHeaderString("Origin"),
                        request.getHeaderString("Host"));
    }

    /** Browsers say the first where the way is safe, else the second; who says neither is none. */
    static boolean holds(String site, String origin, String host) {
        if (site != null) return site.equals("same-origin");
        if (origin == null || host == null) return false;
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
