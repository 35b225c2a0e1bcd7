package dev.drydock.orchestrator.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A question for one page, of those conditions alone that are asked for: what is not in it hides no index. */
final class Listing {
    private final StringBuilder where = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();

    /** @param value null: it does not matter */
    Listing and(String condition, Object value) {
        if (value == null) return this;
        where.append(" and ").append(condition);
        values.add(value instanceof Instant i ? i.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    Listing and(String condition) {
        where.append(" and ").append(condition);
        return this;
    }

    /** @param names null: it does not matter */
    Listing in(String column, Collection<String> names) {
        return and(column + " = any(?)", names == null ? null : names.toArray(String[]::new));
    }

    /** @param place the last that was seen, by the columns of the order; null: from the beginning */
    Listing after(String condition, Object... place) {
        where.append(" and ").append(condition);
        for (Object v : place) values.add(v instanceof Instant i ? i.atOffset(ZoneOffset.UTC) : v);
        return this;
    }

    String where() {
        return where.toString();
    }

    /** Behind those names, which are asked for one by one. */
    Object[] behind(Collection<String> names, Object... more) {
        List<Object> all = new ArrayList<>();
        all.add(names.toArray(String[]::new));
        all.addAll(List.of(values(more)));
        return all.toArray();
    }

    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
