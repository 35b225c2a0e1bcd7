package dev.drydock.backup.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.contract.Content;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The application's own credentials, as it keeps them. Pure: what is read comes from outside. */
public final class CredentialsReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECRET =
            Pattern.compile("pass|pwd|secret|token|key|salt|dsn|credential|auth", Pattern.CASE_INSENSITIVE);
    /** A flag or a number is none, whatever its name. */
    private static final int SHORTEST = 6;

    private CredentialsReader() {}

    /** Never says a value. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }
    }

    /** @param text of the file, of the secret, or what django printed */
    public static Access read(Content.Credentials from, String text) throws Unreadable {
        return switch (from.form()) {
            case "env" -> named(EnvFile.parse(text), from.entry().isEmpty() ? "DB_" : from.entry());
            case "php" -> named(PhpFile.parse(text), from.entry().isEmpty() ? "db_" : from.entry());
            case "ini" -> named(IniFile.parse(text, from.entry()), "DATABASE_");
            case "django" -> named(django(text), "");
            case "secret" -> url(text);
            default -> throw new Unreadable("credentials of the form " + from.form() + " are not known here");
        };
    }

    /** The database's password, and whatever else lies beside it under a secret's name. */
    public static Set<String> secrets(Content.Credentials from, String text) throws Unreadable {
        Set<String> secrets = new TreeSet<>();
        secrets.add(read(from, text).password());
        beside(from, text).forEach((name, value) -> {
            if (SECRET.matcher(name).find() && value.length() >= SHORTEST) secrets.add(value);
        });
        secrets.remove("");
        return secrets;
    }

    private static Map<String, String> beside(Content.Credentials from, String text) {
        return switch (from.form()) {
            case "env" -> EnvFile.parse(text);
            case "php" -> PhpFile.parse(text);
            case "ini" -> IniFile.parse(text, from.entry());
            default -> Map.of();
        };
    }

    private static Access named(Map<String, String> values, String prefix) throws Unreadable {
        Map<String, String> mine = new TreeMap<>();
        values.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            String start = prefix.toUpperCase(Locale.ROOT);
            if (upper.startsWith(start)) mine.put(upper.substring(start.length()), value);
        });
        String url = first(mine, "URL").filter(u -> u.contains("://")).orElse("");
        if (!url.isEmpty()) return url(url);
        String database = first(mine, "DATABASE", "NAME", "DBNAME", "DB").orElse("");
        if (database.isEmpty()) throw new Unreadable("no name of a database is there under " + prefix + "…");
        String host = first(mine, "HOST", "HOSTNAME").orElse("");
        return access(
                host.startsWith("/") ? "" : host,
                first(mine, "PORT").orElse(""),
                host.startsWith("/")
                        ? host
                        : first(mine, "SOCKET", "UNIX_SOCKET").orElse(""),
                first(mine, "USERNAME", "USER").orElse(""),
                first(mine, "PASSWORD", "PASS").orElse(""),
                database);
    }

    private static Optional<String> first(Map<String, String> values, String... names) {
        return List.of(names).stream()
                .map(values::get)
                .filter(v -> v != null && !v.isEmpty())
                .findFirst();
    }

    private static Map<String, String> django(String printed) throws Unreadable {
        String last = printed.strip().lines().reduce((a, b) -> b).orElse("");
        try {
            Map<String, String> values = new TreeMap<>();
            JSON.readTree(last)
                    .properties()
                    .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
            return values;
        } catch (JsonProcessingException e) {
            throw new Unreadable("the settings' own python did not print them");
        }
    }

    private static Access url(String text) throws Unreadable {
        try {
            URI uri = URI.create(text.strip());
            String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            String socket = List.of(query.split("&")).stream()
                    .filter(q -> q.startsWith("host=") || q.startsWith("socket=") || q.startsWith("unix_socket="))
                    .map(q -> plain(q.substring(q.indexOf('=') + 1)))
                    .findFirst()
                    .orElse("");
            if (uri.getScheme() == null || path.length() < 2)
                throw new Unreadable("the URL names no database: postgresql://USER:PASSWORD@HOST/DATABASE");
            return access(
                    uri.getHost() == null ? "" : uri.getHost().replaceAll("[\\[\\]]", ""),
                    uri.getPort() < 0 ? "" : Integer.toString(uri.getPort()),
                    socket,
                    plain(who[0]),
                    who.length > 1 ? plain(who[1]) : "",
                    plain(path.substring(1)));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("it is no URL such as mysql://USER:PASSWORD@HOST/DATABASE");
        }
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What would end a line, or an option's file, is nobody's name. */
    private static Access access(String host, String port, String socket, String user, String password, String database)
            throws Unreadable {
        for (String value : List.of(host, socket, user, password, database)) {
            if (value.chars().anyMatch(c -> c < ' ')) throw new Unreadable("a value of it holds a control character");
        }
        if (!port.isEmpty() && !port.matches("[0-9]{1,5}")) throw new Unreadable("its port is no number");
        return new Access(host, port.isEmpty() ? 0 : Integer.parseInt(port), socket, user, password, database);
    }
}
