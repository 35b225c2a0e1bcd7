package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What of a site is copied, put back and compared. Every path below root is exactly one of volatile, cache, outside, mark,
 * a database's file, or (all others) kept. Paths are relative to root; a folder stands for all that is in it.
 *
 * @param volatiles copied, not put back, not compared
 * @param cache not copied, emptied of files on the way back
 * @param outside never copied; what lies there is listed, and no step may change it
 * @param mark hold the doors closed; nobody but the doors touches them
 */
public record Content(
        @JsonProperty("volatile") List<String> volatiles,
        List<String> cache,
        List<String> outside,
        List<String> mark,
        List<Database> databases) {

    /**
     * @param engine {@code sqlite}, {@code postgresql} or {@code mysql}, which MariaDB is too
     * @param file of SQLite: relative to root; else empty
     * @param server null: SQLite
     */
    public record Database(
            String name, String engine, String file, @JsonInclude(JsonInclude.Include.NON_NULL) Server server) {

        public Database(String name, String engine, String file) {
            this(name, engine, file, null);
        }
    }

    /** @param scratch a database of that server that may be emptied for a drill; empty: one is made, and dropped */
    public record Server(Credentials credentials, String scratch) {}

    /**
     * Where the application's own credentials are; never these themselves.
     *
     * @param form {@code env}, {@code php}, {@code ini}, {@code django} or {@code secret}
     * @param source a file below root; of django its settings' module; of a secret its environment name: its value is a URL
     * @param entry env, php, ini: what the names begin with; django: which of its databases
     * @param python of django: the command that runs the application's own
     */
    public record Credentials(String form, String source, String entry, String python) {}

    public Content {
        volatiles = List.copyOf(volatiles);
        cache = List.copyOf(cache);
        outside = List.copyOf(outside);
        mark = List.copyOf(mark);
        databases = List.copyOf(databases);
    }
}
