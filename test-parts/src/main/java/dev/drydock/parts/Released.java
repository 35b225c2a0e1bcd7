package dev.drydock.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.stack.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * What a released version left in its database: a file of {@code drydock state save}, made in the middle of an upgrade. Its rows can
 * also be put into the tables of an older version, as far as that had them.
 */
public record Released(Path file) {
    private static final String WHERE = "test-parts/src/main/resources/released";

    public static List<Released> all() {
        try (Stream<Path> files = Files.list(Home.find().top().resolve(WHERE))) {
            return files.filter(f -> f.toString().endsWith(".state"))
                    .sorted()
                    .map(Released::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The versions that a schema had gone through by then, the oldest first. */
    public List<String> versions(String schema) {
        return List.of(manifest().path("versions").path(schema).asText().split(" "));
    }

    public long rows(String schema, String table) {
        return tables(schema)
                .filter(t -> t.path("name").asText().equals(table))
                .findFirst()
                .orElseThrow()
                .path("rows")
                .asLong();
    }

    /** @param into its schema has the tables of that version or of an older one */
    public void fill(String schema, DataSource into) {
        try (Connection c = into.getConnection()) {
            for (JsonNode t : tables(schema).toList()) fill(c, t);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Connection c, JsonNode table) throws SQLException {
        String name = table.path("name").asText();
        Set<String> there = new TreeSet<>(strings(
                c,
                "select column_name::text from information_schema.columns where table_schema = current_schema()"
                        + " and table_name = ?",
                name));
        List<String> columns =
                table.path("columns").valueStream().map(JsonNode::asText).toList();
        List<Integer> known = IntStream.range(0, columns.size())
                .filter(i -> there.contains(columns.get(i)))
                .boxed()
                .toList();
        if (known.isEmpty()) return;
        String key = quote(columns.getFirst());
        // what the migrations themselves have put there is replaced by what became of it
        Set<String> made = new TreeSet<>(strings(c, "select " + key + "::text from " + quote(name)));
        try (PreparedStatement s = c.prepareStatement("delete from " + quote(name))) {
            s.executeUpdate();
        }
        String list = known.stream().map(columns::get).map(Released::quote).collect(Collectors.joining(", "));
        copy(c, "copy " + quote(name) + " (" + list + ") from stdin", rows(table, known, made));
    }

    private String rows(JsonNode table, List<Integer> known, Set<String> only) {
        String entry = table.path("schema").asText() + "/" + table.path("name").asText();
        return new String(entry(entry), StandardCharsets.UTF_8)
                .lines()
                .map(l -> l.split("\t", -1))
                .filter(r -> only.isEmpty() || only.contains(r[0]) || only.contains(r[0].equals("t") ? "true" : r[0]))
                .map(r -> known.stream().map(i -> r[i]).collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }

    private static void copy(Connection c, String sql, String rows) throws SQLException {
        try {
            c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode manifest() {
        try {
            return JsonMapper.builder().build().readTree(entry("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<JsonNode> tables(String schema) {
        return manifest().path("tables").valueStream().filter(t -> t.path("schema")
                .asText()
                .equals(schema));
    }

    private byte[] entry(String name) {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(Connection c, String sql, String... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) s.setString(i + 1, values[i]);
            try (ResultSet r = s.executeQuery()) {
                List<String> all = new ArrayList<>();
                while (r.next()) all.add(r.getString(1));
                return all;
            }
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
