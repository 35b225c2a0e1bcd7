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
        return to(asked.getRequestUri(), "");
    }

    /** What was sent was not done: who logs in is told so, and comes back to where it was sent from. @param form null: that is not said */
    static URI undone(String form) {
        try {
            return to(new URI(form == null ? "/" : form), "&undone=true");
        } catch (URISyntaxException e) {
            return to(URI.create("/"), "&undone=true");
        }
    }

    private static URI to(URI page, String more) {
        String path = page.getRawPath() == null ? "/" : page.getRawPath();
        String there = path + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        String to = URLEncoder.encode(back(there), StandardCharsets.UTF_8);
        return UriBuilder.fromPath(PATH).replaceQuery("to=" + to + more).build();
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
