package dev.drydock.orchestrator.http;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The way to where one logs in, and back to where one was. */
public final class Login {
    public static final String PATH = "/login";

    /** To the provider of OpenID Connect, and back from it. */
    public static final String PROVIDER = PATH + "/provider";

    public static final String BACK = PROVIDER + "/back";
    private static final int LONGEST = 1_000;

    /** A page of this console: no other host, and nothing that a browser would take for one. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private Login() {}

    static URI from(UriInfo asked) {
        String query = asked.getRequestUri().getRawQuery();
        String there = asked.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        String to = URLEncoder.encode(back(there), StandardCharsets.UTF_8);
        return UriBuilder.fromPath(PATH).replaceQuery("to=" + to).build();
    }

    /** @param to as the browser says it */
    public static String back(String to) {
        boolean here = to != null && to.length() <= LONGEST && HERE.matcher(to).matches() && !to.startsWith(PATH);
        return here && isAddress(to) ? to : "/";
    }

    private static boolean isAddress(String to) {
        try {
            return new URI(to).getHost() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
