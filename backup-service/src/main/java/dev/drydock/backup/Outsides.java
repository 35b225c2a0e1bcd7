package dev.drydock.backup;

import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies below the outside paths. Its content is never copied, so nothing can put it back: a list of it is taken with the backup, and a
 * step after which it differs has failed. Lists are compared as they come, whatever their length.
 */
final class Outsides {
    static final String LIST = "outside.list.zst";
    private static final int NAMED = 5;
    private static final int FIELDS = 7;

    private final List<String> named = new ArrayList<>();
    private long count;

    private Outsides() {}

    /** Empty: the recipe has none. */
    static Optional<Artefact> take(Means means, Paths paths, Shelf shelf) throws IOException {
        if (paths.outside().isEmpty()) return Optional.empty();
        try (Deposit deposit = shelf.deposit(LIST)) {
            listed(means, paths, from -> from.transferTo(deposit));
            return Optional.of(deposit.keep());
        }
    }

    static Said perform(Work.Outside work, Means means) throws IOException {
        Outsides changed = compared(means, new Paths(work.content()), means.shelf(work.backup()), work.backup());
        return changed.count == 0 ? Said.Done.nothing() : changed.said(work.after());
    }

    /** What differs since that backup, for people. */
    static List<String> since(Means means, Paths paths, Shelf shelf, String backup) throws IOException {
        Outsides changed = compared(means, paths, shelf, backup);
        return changed.count == 0
                ? List.of()
                : List.of("outside, where no backup holds it: " + changed.shown() + ": put back a copy of your own");
    }

    private static Outsides compared(Means means, Paths paths, Shelf shelf, String backup) throws IOException {
        Stored.sound(shelf, means.site().place(), backup, List.of(LIST));
        Outsides changed = new Outsides();
        try (InputStream stored = shelf.open(LIST)) {
            listed(means, paths, from -> {
                changed.compare(stored, from);
                return null;
            });
        }
        return changed;
    }

    private String shown() {
        return String.join(", ", named) + (count > named.size() ? " and " + (count - named.size()) + " more" : "");
    }

    private static <T> void listed(Means means, Paths paths, Line.Taker<T> taker) {
        List<String> inside = paths.inOutside();
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(inside.size())));
        arguments.addAll(inside);
        arguments.addAll(paths.outsideRoots());
        means.line().take(Scripts.LIST_OUTSIDE, arguments, 0, Line.NOTHING, taker);
    }

    private Said said(String step) {
        return new Said.Failed(
                step + " changed what no backup holds: " + shown()
                        + ": the recipe calls these paths outside, so the way back cannot put them back",
                "look at them, and put them back from a copy of your own; a recipe whose steps must change them names them under neither"
                        + " `outside` nor `volatile`",
                "");
    }

    /** Both are by the bytes of their paths. */
    private void compare(InputStream before, InputStream now) throws IOException {
        Fields then = new Fields(before);
        Fields since = new Fields(now);
        String a = line(then);
        String b = line(since);
        while (a != null || b != null) {
            int order = a == null ? 1 : b == null ? -1 : path(a).compareTo(path(b));
            if (order < 0) differs(a, "gone");
            else if (order > 0) differs(b, "new");
            else if (!a.equals(b)) differs(b, "changed");
            if (order <= 0) a = line(then);
            if (order >= 0) b = line(since);
        }
    }

    private void differs(String line, String how) throws IOException {
        count++;
        if (named.size() < NAMED) named.add(Paths.shown(path(line).substring("./".length())) + " (" + how + ")");
    }

    private static String path(String line) throws IOException {
        String[] fields = line.split(" ", FIELDS + 1);
        if (fields.length <= FIELDS || !fields[FIELDS].startsWith("./")) {
            throw new IOException("the list of outside paths is not of the form that was asked for");
        }
        return fields[FIELDS];
    }

    /** @return null: the list is over */
    private static String line(Fields in) throws IOException {
        return in.more() ? in.next() : null;
    }
}
