package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What of a site is copied, put back and compared. Every path below root is exactly one of volatile, cache, outside, mark,
 * a database's file, or (all others) kept. Paths are relative to root; a folder stands for all that is in it.
 *
 * @param volatiles copied, not put back, not compared
 * @param cache not copied, emptied of files on the way back
 * @param outside never copied, never compared
 * @param mark hold the doors closed; nobody but the doors touches them
 */
public record Content(
        @JsonProperty("volatile") List<String> volatiles,
        List<String> cache,
        List<String> outside,
        List<String> mark,
        List<Database> databases) {

    /** @param file of SQLite: relative to root */
    public record Database(String name, String engine, String file) {}

    public Content {
        volatiles = List.copyOf(volatiles);
        cache = List.copyOf(cache);
        outside = List.copyOf(outside);
        mark = List.copyOf(mark);
        databases = List.copyOf(databases);
    }
}
