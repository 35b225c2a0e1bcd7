package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** For a server of our own. */
    List<String> rolesOf(List<String> roles) {
        return roles.stream()
                .filter(role -> !role.equals("drydock"))
                .map(role -> "CREATE ROLE \"" + role.replace("\"", "\"\"") + "\"")
                .toList();
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
        if (!scratch) environment.put("DRYDOCK_OWNER", properties.getOrDefault("owner", ""));
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

    /** A name that is nobody's, and tells whose it is. */
    static String scratchName(Place place, String database) {
        String whose = Hash.of(place.site() + "\n" + place.root() + "\n" + place.at() + "\n" + database);
        String readable = place.site().replaceAll("[^A-Za-z0-9]", "_");
        return "drydock_scratch_" + readable.substring(0, Math.min(20, readable.length())) + "_"
                + whose.substring(0, 16);
    }

    /** Lines that say when and with what a dump was made are left out: two of the same data differ there. */
    UnaryOperator<String> withoutNoise() {
        int[] lines = {0};
        String[] token = {""};
        return line -> {
            boolean head = lines[0]++ < HEAD_LINES;
            if (head && token[0].isEmpty() && line.startsWith("\\restrict "))
                token[0] = line.substring("\\restrict ".length());
            boolean guard = !token[0].isEmpty()
                    && (line.equals("\\restrict " + token[0]) || line.equals("\\unrestrict " + token[0]));
            boolean comment =
                    (head || line.startsWith("-- Dump")) && noise.matcher(line).matches();
            return guard || comment ? null : OWN_NAME.matcher(line).replaceFirst("ALTER DATABASE$1");
        };
    }

    /** What names the database itself must not reach the one that is in use. */
    UnaryOperator<String> into(String scratch) {
        String name = "`" + scratch.replace("`", "``") + "`";
        return line -> this == MYSQL
                ? OWN_NAME.matcher(line)
                        .replaceFirst(m -> Matcher.quoteReplacement("ALTER DATABASE " + name + m.group(1)))
                : line;
    }
}
