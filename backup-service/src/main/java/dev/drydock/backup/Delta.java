package dev.drydock.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which paths must be read, given what is known of them. Their order is that of an archive. */
final class Delta {
    private Delta() {}

    /** Those whose size, times, owner, mode or inode differ, and those that are too fresh to tell. */
    static List<String> toRead(Manifest known, Listing now, Paths paths) {
        return read(
                now,
                paths,
                stat -> !untouched(
                        known.entries().get(stat.path()), stat, known.head().listed()));
    }

    /** Of those that were read, the ones that did not hold still, or could not be read. Volatile ones may. */
    static List<String> moved(List<String> wanted, SortedMap<String, Entry> read, Listing now, Paths paths) {
        return wanted.stream()
                .filter(path -> {
                    Stat stat = now.paths().get(path);
                    return stat != null && !stat.socket() && !same(read.get(path), stat);
                })
                .filter(path -> paths.kind(path).putBack())
                .toList();
    }

    /**
     * What is known after reading.
     *
     * @param wanted what was to be read; what of it was not seen has vanished, or cannot be read
     */
    static SortedMap<String, Entry> merge(
            SortedMap<String, Entry> known, Listing now, List<String> wanted, Map<String, Seen> seen, int archive) {
        SortedMap<String, Entry> merged = new TreeMap<>(known);
        merged.keySet().removeAll(gone(known, now));
        for (String path : wanted) {
            merged.remove(path);
            if (seen.containsKey(path)) merged.put(path, new Entry(now.paths().get(path), seen.get(path), archive));
        }
        return merged;
    }

    /** Both are in the same order. */
    private static List<String> gone(SortedMap<String, Entry> known, Listing now) {
        List<String> gone = new ArrayList<>();
        Iterator<String> there = now.paths().keySet().iterator();
        String next = there.hasNext() ? there.next() : null;
        for (String path : known.keySet()) {
            while (next != null && next.compareTo(path) < 0) next = there.hasNext() ? there.next() : null;
            if (!path.equals(next)) gone.add(path);
        }
        return gone;
    }

    static boolean untouched(Entry known, Stat now, String listed) {
        return same(known, now) && !now.fresh(listed);
    }

    private static boolean same(Entry known, Stat now) {
        return known != null && known.stat().equals(now);
    }

    /**
     * Where one file has several paths, tar stores it under the first: that must be one that is put back, so the volatile
     * ones come last. Of caches only the folders are copied.
     */
    private static List<String> read(Listing now, Paths paths, Predicate<Stat> wanted) {
        List<String> read = new ArrayList<>();
        now.paths().values().stream()
                .filter(stat ->
                        paths.kind(stat.path()).copied() || paths.kind(stat.path()) == Kind.CACHE && stat.folder())
                .filter(stat -> !stat.socket() && wanted.test(stat))
                .map(Stat::path)
                .forEach(read::add);
        read.sort(Comparator.comparing(path -> rank(paths.kind(path))));
        return List.copyOf(read);
    }

    private static int rank(Kind kind) {
        return kind.compared() ? 0 : kind.putBack() ? 1 : 2;
    }
}
