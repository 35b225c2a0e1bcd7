package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Health;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A site's address from outside. */
final class Urls {
    /** The HTTP client sets these itself; a second one would change whom is asked, or be refused. */
    private static final Set<String> RESERVED =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern SECRET = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String RIGHT = "way-in: { header: X-Way-In, secret: way_in }";

    private final Notes notes;
    private final Values values;

    Urls(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    String url(Node node) {
        String text = values.line("url", node, 2000);
        if (!text.isEmpty()) {
            fault(text).ifPresent(fault -> notes.add(node.at(), "`url`: " + fault, "url: http://127.0.0.1:8080/"));
        }
        return text;
    }

    /** A server's address alone. */
    String server(String key, Node node, String right) {
        String text = values.line(key, node, 500);
        if (text.isEmpty()) return "";
        Optional<String> fault = fault(text);
        if (fault.isEmpty() && !URI.create(text).getRawPath().replace("/", "").isEmpty()) {
            fault = Optional.of("leave out what follows the host");
        }
        fault.ifPresent(why -> notes.add(node.at(), "`" + key + "`: " + why, right));
        return text;
    }

    private static Optional<String> fault(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https"))
                return Optional.of("it must begin with http:// or https://");
            if (uri.getHost() == null) return Optional.of("it has no host");
            if (uri.getUserInfo() != null) return Optional.of("a name or password may not stand in it");
            if (uri.getRawQuery() != null || uri.getRawFragment() != null)
                return Optional.of("leave out what follows ? or #");
            if (uri.getPort() > 65535) return Optional.of("no port is so high");
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("it is no address: " + e.getReason());
        }
    }

    /** Its value lets everybody in: it is a secret, and only its name stands here. */
    Health.WayIn wayIn(Node node) {
        return Section.of(node, "`way-in`", RIGHT, notes).map(this::wayIn).orElse(Health.WayIn.NONE);
    }

    private Health.WayIn wayIn(Section in) {
        String header = in.need("header", RIGHT).map(this::header).orElse("");
        String secret = in.need("secret", RIGHT)
                .map(n -> values.hidden("secret", n, SECRET, "a name under the site's `secrets`", RIGHT))
                .orElse("");
        in.done();
        return new Health.WayIn(header, secret);
    }

    private String header(Node node) {
        String name = values.hidden("header", node, HEADER, "a request header's name, without a value", RIGHT);
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            notes.add(node.at(), "this header belongs to the connection itself", "a header of your own: " + RIGHT);
        }
        return name;
    }
}
