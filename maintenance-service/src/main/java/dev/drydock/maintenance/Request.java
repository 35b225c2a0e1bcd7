package dev.drydock.maintenance;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what recipe and site say into a request that nothing on the way can answer from memory. */
final class Request {
    private static final Pattern HEADER =
            Pattern.compile("([0-9A-Za-z!#$%&'*+.^_`|~-]{1,100}):[ \\t]*([\\x20-\\x7e]{1,4000})");

    private Request() {}

    /** @return why it cannot be asked; empty: it can */
    static String complaint(String url, String header) {
        try {
            of(url, header, "0");
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** @throws IllegalArgumentException that says what would be right */
    static HttpRequest of(String url, String header, String nonce) {
        HttpRequest.Builder request = HttpRequest.newBuilder(unique(address(url), nonce))
                .header("Cache-Control", "no-cache")
                .header("User-Agent", "drydock");
        if (!header.isEmpty()) {
            var parts = HEADER.matcher(header);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "the way-in's value cannot be sent in a header: it must be one line of printable ASCII");
            }
            try {
                request.header(parts.group(1), parts.group(2).strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the way-in header " + parts.group(1) + " cannot be sent");
            }
        }
        return request.build();
    }

    private static URI address(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
                throw new IllegalArgumentException("the url must begin with http://HOST or https://HOST");
            }
            if (uri.getUserInfo() != null) {
                throw new IllegalArgumentException("the url must not have a user or password in it");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the url cannot be read: " + e.getReason());
        }
    }

    private static URI unique(URI uri, String nonce) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = (uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&") + "drydock=" + nonce;
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path + "?" + query);
    }
}
