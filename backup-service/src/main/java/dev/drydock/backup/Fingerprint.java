package dev.drydock.backup;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** One value for everything of a tree that is compared: equal exactly where {@link Differences} finds none. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(SortedMap<String, Entry> entries, Paths paths) {
        Map<String, String> firsts = firsts(entries, paths);
        Hash hash = new Hash();
        entries.values().stream()
                .filter(e -> paths.kind(e.path()).compared())
                .forEach(e -> add(e, firsts, paths, hash));
        return hash.hex();
    }

    /** Of the paths that are one file, the first by name stands for it: path → that. */
    static Map<String, String> firsts(SortedMap<String, Entry> entries, Paths paths) {
        Map<String, String> byInode = new HashMap<>();
        Map<String, String> firsts = new HashMap<>();
        entries.values().stream()
                .filter(e -> !e.stat().folder() && e.stat().links() > 1)
                .filter(e -> paths.kind(e.path()).compared())
                .forEach(e ->
                        firsts.put(e.path(), byInode.computeIfAbsent(e.stat().inode(), inode -> e.path())));
        return firsts;
    }

    static String time(Entry entry, Paths paths) {
        Stat s = entry.stat();
        boolean timed =
                s.folder() ? paths.timed(s.path()) : paths.kind(s.path()).timed();
        return timed ? s.mtime() : "";
    }

    private static void add(Entry entry, Map<String, String> firsts, Paths paths, Hash hash) {
        Stat s = entry.stat();
        hash.add(s.path()).add(s.type()).add(s.mode()).add(s.uid()).add(s.gid());
        hash.add(time(entry, paths)).add(s.size()).add(s.target());
        hash.add(firsts.getOrDefault(s.path(), s.path()));
        entry.seen().addTo(hash);
    }
}
