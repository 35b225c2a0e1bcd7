package dev.drydock.audit.http;

import dev.drydock.audit.store.Filter;
import dev.drydock.contract.wire.Era;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Which events, from where, how many: as it stands in the address. */
public class Asked {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    @QueryParam("run")
    String run;

    @QueryParam("site")
    String site;

    @QueryParam("type")
    String type;

    @QueryParam("actor")
    String actor;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    String limit;

    Filter filter() {
        return new Filter(
                text("run", run),
                text("site", site),
                text("type", type),
                text("actor", actor),
                time("since", since),
                time("until", until));
    }

    String run() {
        return text("run", run);
    }

    long after() {
        return number("cursor", cursor, 0, Long.MAX_VALUE, 0);
    }

    int most() {
        return (int) number("limit", limit, 1, MOST, USUAL);
    }

    /** The next page's cursor; null: this is the last. */
    <T> Page<T> page(List<T> items, Function<T, Long> cursor) {
        return new Page<>(items, items.size() == most() ? cursor.apply(items.getLast()) : null);
    }

    record Page<T>(List<T> items, Long next) {}

    private static String text(String name, String value) {
        if (value == null || value.isEmpty()) return null;
        if (value.length() > 200 || value.indexOf('\0') >= 0)
            throw Problem.bad(name, value.replace('\0', ' '), "at most 200 characters");
        return value;
    }

    private static Instant time(String name, String value) {
        if (value == null || value.isEmpty()) return null;
        try {
            return Era.time(value);
        } catch (DateTimeException e) {
            throw Problem.bad(name, value, "a time as 2026-11-21T12:00:00Z");
        }
    }

    private static long number(String name, String value, long least, long most, long usual) {
        if (value == null || value.isEmpty()) return usual;
        try {
            long n = Long.parseLong(value);
            if (n >= least && n <= most) return n;
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.bad(name, value, "a number from " + least + " to " + most);
    }
}
