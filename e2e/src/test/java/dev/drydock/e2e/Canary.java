package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.part.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A secret, looked for wherever it must not be. */
record Canary(String secret) {
    /** The arguments of all processes, added to those seen before. */
    static void look(Set<String> arguments) {
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path p : all) {
                try {
                    arguments.add(new String(Files.readAllBytes(p.resolve("cmdline")), ISO_8859_1));
                } catch (IOException gone) {
                    // it ended while it was looked at
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean tells(String text) {
        return text.contains(secret);
    }

    boolean tells(ConsumerRecord<byte[], byte[]> r) {
        List<byte[]> parts = new ArrayList<>();
        if (r.key() != null) parts.add(r.key());
        if (r.value() != null) parts.add(r.value());
        r.headers().forEach(h -> parts.add(h.value()));
        return parts.stream().anyMatch(b -> tells(new String(b, ISO_8859_1)));
    }

    List<String> columnsThatTell() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection c = DriverManager.getConnection(
                        Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
                Statement s = c.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet r = s.executeQuery("select format('%I.%I', n.nspname, k.relname), quote_ident(attname)"
                    + " from pg_attribute a join pg_class k on k.oid = attrelid"
                    + " join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p') and attnum > 0"
                    + " and not attisdropped and nspname not in ('pg_catalog', 'information_schema')")) {
                while (r.next()) columns.add(r.getString(1) + " " + r.getString(2));
            }
            assertThat(columns)
                    .anyMatch(t -> t.startsWith("migration.journal "))
                    .hasSizeGreaterThan(30);
            String hex = HexFormat.of().formatHex(secret.getBytes(ISO_8859_1));
            for (String column : columns) {
                String[] words = column.split(" ", 2);
                try (ResultSet r = s.executeQuery("select count(*) from " + words[0] + " where " + words[1]
                        + "::text like '%" + secret + "%' or " + words[1] + "::text like '%" + hex + "%'")) {
                    r.next();
                    if (r.getInt(1) > 0) found.add(column);
                }
            }
        }
        return found;
    }

    List<Path> filesThatTell(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(this::tells).toList();
        }
    }

    boolean tells(Path file) {
        try {
            return tells(new String(Files.readAllBytes(file), ISO_8859_1));
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
