package dev.drydock.stack.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What tables there are, in which version, and which of them point to which. */
final class Schemas {
    static final List<String> ALL = List.of("orchestrator", "backup", "vcs", "migration", "maintenance", "audit");
    private static final String HISTORY = "flyway_schema_history";

    /** @param columns those that are not made by the database itself */
    record Table(String schema, String name, List<String> columns) {
        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String list() {
            return String.join(", ", columns.stream().map(Schemas::quote).toList());
        }
    }

    private Schemas() {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static Map<String, String> versions(Connection c) throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : ALL) {
            if (strings(c, "select to_regclass(?)::text", schema + "." + HISTORY)
                            .getFirst()
                    == null) continue;
            versions.put(
                    schema,
                    String.join(
                            " ",
                            strings(
                                    c,
                                    "select version from " + quote(schema) + "." + HISTORY
                                            + " where success and version is not null order by installed_rank")));
        }
        return versions;
    }

    /** Those that others point to first. */
    static List<Table> tables(Connection c) throws SQLException {
        List<Table> all = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        for (String schema : ALL) {
            for (String name : strings(
                    c,
                    "select tablename from pg_tables where schemaname = ? and tablename <> '" + HISTORY
                            + "' order by tablename",
                    schema)) place(c, schema, name, placed, all);
        }
        return all;
    }

    private static void place(Connection c, String schema, String name, Set<String> placed, List<Table> all)
            throws SQLException {
        if (!placed.add(schema + "." + name)) return;
        for (String target : strings(
                c,
                """
                select distinct t.relname from pg_constraint k
                join pg_class f on f.oid = k.conrelid join pg_namespace n on n.oid = f.relnamespace
                join pg_class t on t.oid = k.confrelid and t.relnamespace = f.relnamespace
                where k.contype = 'f' and n.nspname = ? and f.relname = ? order by 1""",
                schema,
                name)) place(c, schema, target, placed, all);
        all.add(new Table(
                schema,
                name,
                strings(
                        c,
                        "select column_name from information_schema.columns where table_schema = ? and table_name = ?"
                                + " and is_generated = 'NEVER' order by ordinal_position",
                        schema,
                        name)));
    }

    static List<String> strings(Connection c, String sql, String... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) s.setString(i + 1, values[i]);
            try (ResultSet r = s.executeQuery()) {
                List<String> all = new ArrayList<>();
                while (r.next()) all.add(r.getString(1));
                return all;
            }
        }
    }
}
