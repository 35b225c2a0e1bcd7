package dev.drydock.backup;

import dev.drydock.backup.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands by which a person puts a server's database back without Drydock, as an administrator of that server. */
final class ServerGuide {
    private ServerGuide() {}

    static List<String> lines(Dialect dialect, Manifest.Database was) {
        return dialect == Dialect.POSTGRESQL ? postgresql(was) : mysql(was);
    }

    private static List<String> postgresql(Manifest.Database was) {
        Map<String, String> properties = was.facts().properties();
        String psql = "psql -X -q -v ON_ERROR_STOP=1";
        List<String> lines = new ArrayList<>();
        lines.add(
                "# As an administrator of the server: psql takes PGHOST, PGPORT, PGUSER and PGPASSWORD from the environment.");
        lines.add("database=" + Store.quoted(was.origin().database()));
        lines.add("printf '%s\\n' 'DROP DATABASE IF EXISTS :\"db\" WITH (FORCE);' \\");
        String create = "CREATE DATABASE :\"db\" TEMPLATE template0 OWNER :\"owner\" ENCODING :'encoding'"
                + " LC_COLLATE :'collate' LC_CTYPE :'ctype'" + icu(properties)
                + (tablespace(properties).isEmpty() ? "" : " TABLESPACE :\"tablespace\"") + ";";
        lines.add("    " + Store.quoted(create) + " |");
        lines.add("    " + psql + " -d postgres -v db=\"$database\" -v owner=" + value(properties, "owner")
                + " -v encoding="
                + value(properties, "encoding") + " -v collate=" + value(properties, "collate") + " -v ctype="
                + value(properties, "ctype") + " -v locale=" + value(properties, "locale") + " -v tablespace="
                + Store.quoted(tablespace(properties)) + " -f -");
        lines.add("content " + Shelf.dump(was.name(), "") + " | " + psql + " -d \"$database\" >/dev/null");
        if (!was.origin().settings().isEmpty()) {
            lines.add("printf '%s;\\n' \\");
            was.origin().settings().forEach(s -> lines.add("    " + Store.quoted(s) + " \\"));
            lines.add("    | " + psql + " -d \"$database\" -f -");
        }
        return lines;
    }

    private static String icu(Map<String, String> properties) {
        return properties.getOrDefault("provider", "c").equals("c") ? "" : " LOCALE_PROVIDER icu ICU_LOCALE :'locale'";
    }

    /** Empty: where the server puts them by itself. */
    static String tablespace(Map<String, String> properties) {
        String tablespace = properties.getOrDefault("tablespace", "");
        return tablespace.equals("pg_default") ? "" : tablespace;
    }

    private static String value(Map<String, String> properties, String name) {
        return Store.quoted(properties.getOrDefault(name, ""));
    }

    private static List<String> mysql(Manifest.Database was) {
        String name = "`" + was.origin().database().replace("`", "``") + "`";
        List<String> lines = new ArrayList<>();
        lines.add(
                "# As an administrator of the server. Where `mariadb` alone does not reach it, set MYSQL to the client with its options.");
        lines.add(": \"${MYSQL:=mariadb}\"");
        lines.add("database=" + Store.quoted(was.origin().database()));
        lines.add("printf '%s;\\n' " + Store.quoted("DROP DATABASE IF EXISTS " + name) + " "
                + Store.quoted("CREATE DATABASE " + name) + " " + Store.quoted("USE " + name) + " \\");
        was.origin().settings().forEach(s -> lines.add("    " + Store.quoted(s) + " \\"));
        lines.add("    | $MYSQL");
        lines.add("content " + Shelf.dump(was.name(), "") + " | $MYSQL \"$database\"");
        lines.add("content " + Shelf.dump(was.name(), "events") + " | $MYSQL \"$database\"");
        return lines;
    }
}
