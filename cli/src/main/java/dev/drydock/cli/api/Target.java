package dev.drydock.cli.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.cli.terminal.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the server is and with which token it is asked.
 *
 * @param tokenFrom for people: the file, or the name of the variable; never the token
 */
public record Target(URI url, Optional<String> token, String tokenFrom) {
    private static final String DEFAULT = "http://127.0.0.1:7070";
    private static final int AUDIT_PORT = 7075;

    /** What {@code up} writes down of a running stack. */
    private record Stack(@JsonProperty("url") String url, @JsonProperty("ports") Map<String, Integer> ports) {
        static final Stack NONE = new Stack("", Map.of());

        String server() {
            return url == null || url.isEmpty() ? DEFAULT : url;
        }

        String audit() {
            return "http://127.0.0.1:" + (ports == null ? AUDIT_PORT : ports.getOrDefault("audit", AUDIT_PORT));
        }
    }

    private record Token(Optional<String> value, String from) {}

    /** @param url and tokenFile as given on the command line, or null */
    public static Target find(Console console, String url, Path tokenFile) {
        URI uri = url(console, url);
        Token token = token(console, uri, tokenFile);
        return new Target(uri, token.value, token.from);
    }

    /** The audit service: where it is said to be, else beside the server that is given, else of this machine's stack. */
    public static Target audit(Console console, String given, String server, Path tokenFile) {
        String told = given(console, given, "DRYDOCK_AUDIT_URL");
        String beside = given(console, server, "DRYDOCK_URL");
        if (told.isEmpty() && !beside.isEmpty()) {
            URI at = checked(beside);
            told = at.getScheme() + "://" + at.getHost() + ":" + AUDIT_PORT;
        }
        URI uri = checked(told.isEmpty() ? started(console).audit() : told);
        Token token = token(console, uri, tokenFile);
        return new Target(uri, token.value, token.from);
    }

    private static String given(Console console, String given, String variable) {
        return given != null ? given : console.env().getOrDefault(variable, "");
    }

    private static URI url(Console console, String given) {
        String told = given(console, given, "DRYDOCK_URL");
        return checked(told.isEmpty() ? started(console).server() : told);
    }

    private static URI checked(String url) {
        try {
            URI uri = URI.create(url.replaceAll("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) return uri;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Unusable("'" + url + "' is not the address of a server; it looks like " + DEFAULT);
    }

    private static Stack started(Console console) {
        try {
            return Json.read(Files.readString(console.data().resolve("stack.json")), Stack.class);
        } catch (IOException | Json.Unreadable e) {
            return Stack.NONE;
        }
    }

    private static Token token(Console console, URI url, Path given) {
        String file = console.env().getOrDefault("DRYDOCK_TOKEN_FILE", "");
        String token = console.env().getOrDefault("DRYDOCK_TOKEN", "");
        if (given != null) return read(given, true);
        if (!file.isEmpty()) return read(console.directory().resolve(file), true);
        if (!token.isEmpty()) return new Token(Optional.of(token.strip()), "the variable DRYDOCK_TOKEN");
        // this checkout's own token is for this machine's own server: no other one gets to see it
        if (!local(url.getHost()))
            return new Token(
                    Optional.empty(), "no token (for a server elsewhere give --token-file or DRYDOCK_TOKEN_FILE)");
        return read(console.data().resolve("admin.token"), false);
    }

    private static Token read(Path file, boolean named) {
        try {
            if (Files.size(file) > 4096) throw new Unusable("the token file " + file + " is too long for a token");
            return new Token(Optional.of(Files.readString(file).strip()), "the token file " + file);
        } catch (IOException e) {
            if (named) throw new Unusable("cannot read the token file " + file);
            return new Token(Optional.empty(), "no token (" + file + " cannot be read)");
        }
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** What was given cannot be used: wrong usage. */
    public static final class Unusable extends RuntimeException {
        Unusable(String why) {
            super(why, null, false, false);
        }
    }
}
