package dev.drydock.audit.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the database itself holds this service to adding and reading. Proved once by trying the rest. */
@Singleton
public class Rights {
    private static final List<String> REST = List.of(
            "update event set hash = hash where false",
            "delete from event where false",
            "update evidence set why = why where false",
            "delete from evidence where false",
            "update claim set hash = hash where false",
            "delete from claim where false",
            "update progress set topic = topic where false",
            "delete from progress where false",
            "update closing set reason = reason where false",
            "delete from closing where false");
    private static final List<String> TABLES = List.of("event", "evidence", "claim", "progress", "closing");
    /** Not tried, for what was allowed would be done: they empty a table, or change what is added to it. */
    private static final List<String> PRIVILEGES = List.of("TRUNCATE", "TRIGGER");

    private final Db db;
    private volatile boolean proved;

    public Rights(Db db) {
        this.db = db;
    }

    /** @return what is too much, in words; empty: it can add and read, and nothing else */
    public Optional<String> excess() {
        if (proved) return Optional.empty();
        List<String> allowed = Stream.concat(REST.stream().filter(this::may), privileges().stream())
                .toList();
        if (allowed.isEmpty()) {
            proved = true;
            return Optional.empty();
        }
        return Optional.of(
                "the database's user '" + user() + "' may " + words(allowed.getFirst())
                        + "; it should be one that may only add and read (quarkus.datasource.username), not the owner of the tables");
    }

    private boolean may(String statement) {
        try {
            db.once(c -> Db.update(c, statement));
            return true;
        } catch (Db.Away e) {
            if (e.denied()) return false;
            throw e;
        }
    }

    private List<String> privileges() {
        return db.once(c -> Db.list(
                c,
                r -> r.getString(1),
                "select lower(p) || ' ' || t from unnest(?::text[]) t, unnest(?::text[]) p"
                        + " where has_table_privilege(t, p) order by 1",
                Log.texts(c, TABLES),
                Log.texts(c, PRIVILEGES)));
    }

    private String user() {
        return db.once(
                c -> Db.list(c, r -> r.getString(1), "select current_user").getFirst());
    }

    private static String words(String statement) {
        if (statement.startsWith("truncate")) return "empty a table";
        if (statement.startsWith("trigger")) return "change what is added";
        return statement.startsWith("update") ? "change what is kept" : "delete what is kept";
    }
}
