package dev.drydock.audit.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether the database itself holds this service to adding and reading. Proved once by trying the rest. */
@Singleton
public class Rights {
    private static final List<String> REST = List.of(
            "update event set hash = hash where false",
            "delete from event where false",
            "update evidence set why = why where false",
            "delete from evidence where false",
            "update claim set hash = hash where false",
            "delete from claim where false");

    private final Db db;
    private volatile boolean proved;

    public Rights(Db db) {
        this.db = db;
    }

    /** @return what is too much, in words; empty: it can add and read, and nothing else */
    public Optional<String> excess() {
        if (proved) return Optional.empty();
        List<String> allowed = REST.stream().filter(this::may).toList();
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

    private String user() {
        return db.once(
                c -> Db.list(c, r -> r.getString(1), "select current_user").getFirst());
    }

    private static String words(String statement) {
        return statement.startsWith("update") ? "change what is kept" : "delete what is kept";
    }
}
