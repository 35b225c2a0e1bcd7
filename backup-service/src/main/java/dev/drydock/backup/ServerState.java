package dev.drydock.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a server says of a database: lines that about-*.sql, rows-*.sql and sums-*.sql ask for.
 *
 * @param client the first line: the client's name and version
 * @param said of each kind of line, what follows
 * @param sums each table's checksum, where it was asked for
 */
record ServerState(String client, Map<String, List<JsonNode>> said, Map<String, String> sums) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of whatever kind: a view, a trigger, a large object. */
    record Owned(String what, String name, String owner) {}

    static ServerState read(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String client = lines.readLine();
        if (client == null) throw new IOException("the server said nothing");
        Map<String, List<JsonNode>> said = new HashMap<>();
        Map<String, String> sums = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode row = JSON.readTree(line);
            if (row == null || !row.isArray()) continue;
            String kind = row.path(0).asText();
            if (kind.equals("checksum")) sums.put(row.path(1).asText(), after(lines.readLine()));
            else said.computeIfAbsent(kind, k -> new ArrayList<>()).add(row);
        }
        return new ServerState(client, said, sums);
    }

    private static String after(String line) throws IOException {
        if (line == null) throw new IOException("a table's checksum is missing");
        return line.substring(line.lastIndexOf('\t') + 1);
    }

    private Stream<JsonNode> rows(String kind) {
        return said.getOrDefault(kind, List.of()).stream();
    }

    private List<String> all(String kind) {
        return rows(kind).map(row -> row.path(1).asText()).toList();
    }

    private String one(String kind, String otherwise) {
        return all(kind).stream().findFirst().orElse(otherwise);
    }

    String server() {
        return one("server", "");
    }

    long bytes() {
        return Long.parseLong(one("size", "0"));
    }

    /** Of whatever kind; what marks a drill is none. */
    long objects() {
        return Long.parseLong(one("objects", "1"));
    }

    /** What a drill has left there to be known by, or whatever else stands in that place. */
    String marker() {
        return one("marker", "");
    }

    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        rows("property")
                .forEach(row -> properties.put(row.path(1).asText(), row.path(2).asText()));
        return properties;
    }

    /** SQL that gives an empty database its own properties again. */
    List<String> settings() {
        return all("setting");
    }

    /** SQL that makes these settings of those that it has. The first names the owner, on whom grants hang. */
    List<String> towards(List<String> wanted) {
        List<String> missing =
                wanted.stream().filter(s -> !settings().contains(s)).toList();
        Stream<String> undone = rows("setting")
                .filter(row -> !wanted.contains(row.path(1).asText()))
                .map(row -> row.path(2))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        boolean all = !wanted.isEmpty() && missing.contains(wanted.getFirst());
        return Stream.concat(undone, (all ? wanted : missing).stream()).toList();
    }

    /** Of the application's role, but for ours. */
    List<String> sessions() {
        return rows("session")
                .map(row -> row.path(1).asText() + " (" + row.path(2).asText() + " "
                        + row.path(3).asText() + ")")
                .toList();
    }

    /** All of the server's: a dump names some of them. */
    List<String> roles() {
        return all("role");
    }

    /** As whom we are there. */
    String account() {
        return one("account", "");
    }

    /** PostgreSQL: the roles whose objects it may make. Else: its privileges on this database. */
    List<String> may() {
        return all("may");
    }

    /** SQL that gives the same powers to a role of the same name. */
    List<String> powers() {
        return Stream.concat(
                        rows("power").map(row -> row.path(1)),
                        rows("may").map(row -> row.path(2)).filter(JsonNode::isTextual))
                .map(JsonNode::asText)
                .toList();
    }

    /** What can only be made again by whom it belongs to, or runs as. */
    List<Owned> owned() {
        return rows("owned")
                .map(row -> new Owned(
                        row.path(1).asText(), row.path(2).asText(), row.path(3).asText()))
                .toList();
    }

    /** What a server that writes a log lets nobody make but its administrator. */
    List<String> untrusted() {
        return all("untrusted");
    }

    /** Those that stay where the role empties the database. */
    List<Manifest.Extension> extensions() {
        return rows("extension")
                .map(row -> new Manifest.Extension(
                        row.path(1).asText(), row.path(2).asText(), row.path(3).asBoolean()))
                .toList();
    }

    long tables() {
        return rows("rows").count();
    }

    long allRows() {
        return rows("rows").mapToLong(row -> row.path(2).asLong()).sum();
    }

    /** As people and packages name it: 15, 10.11. */
    String release() {
        if (server().matches("\\d{5,7}")) return Integer.toString(Integer.parseInt(server()) / 10_000);
        return server().replaceFirst("^(\\d+\\.\\d+).*$", "$1");
    }
}
