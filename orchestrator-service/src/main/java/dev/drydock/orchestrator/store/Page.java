package dev.drydock.orchestrator.store;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Some of a list in its order, and where what follows it begins.
 *
 * @param next null: nothing follows
 */
public record Page<T>(List<T> rows, List<String> next) {

    /**
     * @param rows up to one more than a page has
     * @param place where a row is in the list's order
     */
    static <T> Page<T> of(List<T> rows, int most, Function<T, List<String>> place) {
        if (rows.size() <= most) return new Page<>(rows, null);
        List<T> page = rows.subList(0, most);
        return new Page<>(page, place.apply(page.getLast()));
    }

    /** Those of them, which may be fewer, or none, though others follow. */
    public Page<T> only(Predicate<T> wanted) {
        return new Page<>(rows.stream().filter(wanted).toList(), next);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(rows.stream().map(view).toList(), next);
    }
}
