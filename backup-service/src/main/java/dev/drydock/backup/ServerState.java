package dev.drydock.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server says of a database: lines that about-*.sql and rows-*.sql ask for.
 *
 * @param objects of whatever kind
 * @param client the first line: the client's name and version
 * @param settings SQL that gives an empty database its own properties again
 * @param sessions of the application's role, but for ours
 * @param roles all of the server's: a dump names some of them
 * @param content each table's checksum, where the engine has one
 */
record ServerState(
        String client,
        String server,
        long bytes,
        long objects,
        Map<String, String> properties,
        List<String> settings,
        List<String> sessions,
        List<String> roles,
        Map<String, Long> rows,
        Map<String, String> content) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ServerState read(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String client = lines.readLine();
        if (client == null) throw new IOException("the server said nothing");
        Map<String, String> said = new TreeMap<>();
        Map<String, String> properties = new TreeMap<>();
        Map<String, String> content = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        List<String> settings = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode row = JSON.readTree(line);
            if (row == null || !row.isArray()) continue;
            String key = row.path(1).asText();
            switch (row.path(0).asText()) {
                case "property" -> properties.put(key, row.path(2).asText());
                case "setting" -> settings.add(key);
                case "role" -> roles.add(key);
                case "session" ->
                    sessions.add(key + " (" + row.path(2).asText() + " "
                            + row.path(3).asText() + ")");
                case "rows" -> rows.put(key, row.path(2).asLong());
                case "checksum" -> content.put(key, after(lines.readLine()));
                default -> said.put(row.path(0).asText(), key);
            }
        }
        return new ServerState(
                client,
                said.getOrDefault("server", ""),
                Long.parseLong(said.getOrDefault("size", "0")),
                Long.parseLong(said.getOrDefault("objects", "1")),
                properties,
                settings,
                sessions,
                roles,
                rows,
                content);
    }

    private static String after(String line) throws IOException {
        if (line == null) throw new IOException("a table's checksum is missing");
        return line.substring(line.lastIndexOf('\t') + 1);
    }

    /** As people and packages name it: 15, 10.11. */
    String release() {
        if (server.matches("\\d{5,7}")) return Integer.toString(Integer.parseInt(server) / 10_000);
        return server.replaceFirst("^(\\d+\\.\\d+).*$", "$1");
    }

    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
