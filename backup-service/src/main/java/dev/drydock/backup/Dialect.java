package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import dev.drydock.backup.scratch.PrivateServer;
import dev.drydock.contract.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the engines of servers differ. */
enum Dialect {
    POSTGRESQL(
            "postgresql", 5432, "postgresql-client", "-- PostgreSQL database dump complete", "-- Dumped (from|by) .*"),
    MYSQL(
            "mysql",
            3306,
            "mariadb-client",
            "-- Dump completed",
            "(-- (MariaDB dump|MySQL dump|Host:|Server version)|/\\*M?!999999|-- Dump completed|-- Dumping (routines|events) for database ).*");

    private static final int HEAD_LINES = 20;
    private static final Pattern OWN_NAME =
            Pattern.compile("^ALTER DATABASE `(?:[^`]|``)*`( CHARACTER SET \\w+ COLLATE \\w+ ?;?)$");

    private final String engine;
    private final int port;
    private final String debian;
    private final String trailer;
    private final Pattern noise;

    Dialect(String engine, int port, String debian, String trailer, String noise) {
        this.engine = engine;
        this.port = port;
        this.debian = debian;
        this.trailer = trailer;
        this.noise = Pattern.compile(noise);
    }

    static Optional<Dialect> of(String engine) {
        return Arrays.stream(values()).filter(d -> d.engine.equals(engine)).findFirst();
    }

    String engine() {
        return engine;
    }

    /** Which database of which server, in one spelling; as whom it is asked is no difference. */
    String target(Access access) {
        boolean here = List.of("", "localhost", "127.0.0.1", "::1").contains(access.host());
        String server = !access.socket().isEmpty()
                ? access.socket()
                : here ? "localhost" : access.host().toLowerCase(java.util.Locale.ROOT);
        return "database " + access.database() + " of the server " + server + ":"
                + (access.port() > 0 ? access.port() : port);
    }

    /** A database that every server has. */
    String home() {
        return this == POSTGRESQL ? "postgres" : "mysql";
    }

    /** On a server of our own, roles of the same names and one of the same powers: what loads there must load on the site's. */
    List<String> rolesOf(Manifest.Origin origin) {
        return Stream.concat(
                        origin.roles().stream().map(role -> "CREATE ROLE " + quoted(role)),
                        origin.powers().stream().map(Powers::checked))
                .toList();
    }

    /** As whom a dump is loaded on a server of our own. A role that comes from another host is only that there. */
    String loader(Manifest.Origin origin) {
        if (this == POSTGRESQL) return origin.account();
        int at = origin.account().lastIndexOf('@');
        boolean here = List.of("%", "localhost").contains(origin.account().substring(at + 1));
        return here ? origin.account().substring(0, Math.max(0, at)) : PrivateServer.superuser(engine);
    }

    String quoted(String name) {
        String quote = this == POSTGRESQL ? "\"" : "`";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** The Debian package of its clients. */
    String debian() {
        return debian;
    }

    /** Only the last line tells that a dump is whole: a cut one loads without an error (trap T3). */
    String trailer() {
        return trailer;
    }

    Scripts script(String what) {
        return Scripts.valueOf(what + "_" + name());
    }

    String sql(String what) {
        return Scripts.resource(what + "-" + engine, ".sql");
    }

    /** What the client reads the password from. */
    String secretFile(Access access) {
        return switch (this) {
            case POSTGRESQL -> "*:*:*:*:" + access.password().replaceAll("([\\\\:])", "\\\\$1") + "\n";
            case MYSQL -> {
                StringBuilder options = new StringBuilder("[client]\n");
                option(options, "user", access.user());
                option(options, "password", access.password());
                option(options, "host", access.host());
                option(options, "socket", access.socket());
                if (access.port() > 0)
                    options.append("port=").append(access.port()).append('\n');
                yield options.toString();
            }
        };
    }

    private static void option(StringBuilder options, String name, String value) {
        if (value.isEmpty()) return;
        options.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n");
    }

    Map<String, String> environment(Access access, String database) {
        Map<String, String> environment = new TreeMap<>();
        if (this == MYSQL) return environment;
        environment.put("PGDATABASE", database);
        environment.put("PGUSER", access.user());
        environment.put("PGHOST", access.socket().isEmpty() ? access.host() : access.socket());
        if (access.port() > 0) environment.put("PGPORT", Integer.toString(access.port()));
        environment.values().removeIf(String::isEmpty);
        return environment;
    }

    /** Of a database that is made; names as the state has them. */
    Map<String, String> making(Map<String, String> properties, boolean scratch) {
        Map<String, String> environment = new TreeMap<>();
        if (this == MYSQL) return environment;
        if (!scratch) {
            environment.put("DRYDOCK_OWNER", properties.getOrDefault("owner", ""));
            environment.put("DRYDOCK_TABLESPACE", ServerGuide.tablespace(properties));
        }
        for (String name : List.of("encoding", "collate", "ctype", "provider", "locale")) {
            environment.put("DRYDOCK_" + name.toUpperCase(java.util.Locale.ROOT), properties.getOrDefault(name, ""));
        }
        return environment;
    }

    List<String> arguments(String database, String... before) {
        List<String> arguments = new java.util.ArrayList<>(List.of(before));
        if (this == MYSQL) arguments.add(database);
        return arguments;
    }

    private static final String SCRATCH = "drydock_scratch_";

    /** Of a database's marker: a drill has it, or had it and broke off. */
    static boolean drilled(String marker) {
        return marker.startsWith(SCRATCH);
    }

    /** A name that is nobody's, and tells whose it is. */
    static String scratchName(Place place, String database) {
        String whose = Hash.of(place.site() + "\n" + place.root() + "\n" + place.at() + "\n" + database);
        String readable = place.site().replaceAll("[^A-Za-z0-9]", "_");
        return SCRATCH + readable.substring(0, Math.min(20, readable.length())) + "_" + whose.substring(0, 16);
    }

    /** MariaDB loads one transaction a table, and this is the last one's end. */
    String end() {
        return this == MYSQL ? "COMMIT;\n" : "";
    }

    /** Lines that say when and with what a dump was made are left out: two of the same data differ there. */
    UnaryOperator<String> withoutNoise() {
        int[] lines = {0};
        Predicate<String> restriction = restriction();
        return line -> {
            boolean head = lines[0]++ < HEAD_LINES;
            boolean comment =
                    (head || line.startsWith("-- Dump")) && noise.matcher(line).matches();
            return restriction.test(line) || comment
                    ? null
                    : OWN_NAME.matcher(line).replaceFirst("ALTER DATABASE$1");
        };
    }

    /** What a dump begins with and ends with, by a key of its own: such a line in the midst of the data is data. */
    private static Predicate<String> restriction() {
        int[] lines = {0};
        String[] key = {""};
        return line -> {
            if (lines[0]++ < HEAD_LINES && key[0].isEmpty() && line.startsWith("\\restrict "))
                key[0] = line.substring("\\restrict ".length());
            return !key[0].isEmpty() && (line.equals("\\restrict " + key[0]) || line.equals("\\unrestrict " + key[0]));
        };
    }

    /**
     * As it is loaded. What names the database itself must not reach the one that is in use; what another's extension says of
     * itself stays with it, and the role may not say it. Its restriction is replaced by one whose key the dump does not know.
     */
    UnaryOperator<String> into(String database, List<Manifest.Extension> extensions) {
        if (this == MYSQL) {
            String own = "ALTER DATABASE " + quoted(database);
            return line -> OWN_NAME.matcher(line).replaceFirst(m -> Matcher.quoteReplacement(own + m.group(1)));
        }
        List<String> theirs = extensions.stream()
                .map(e -> "COMMENT ON EXTENSION " + e.statementName() + " IS '")
                .toList();
        Predicate<String> restriction = restriction();
        return line -> {
            boolean said = theirs.stream().anyMatch(line::startsWith) && line.endsWith("';");
            return said || restriction.test(line) ? null : line;
        };
    }
}
