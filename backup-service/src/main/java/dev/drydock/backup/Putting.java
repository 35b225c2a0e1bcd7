package dev.drydock.backup;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a tree becomes what it was: what goes, and what is put from the archives. Nothing of doors, databases and outside.
 *
 * @param remove children before their folders
 */
record Putting(List<String> remove, Set<String> put) {

    static Putting plan(Manifest backup, Listing now, Paths paths) {
        Set<String> remove = remove(backup, now, paths);
        Set<String> put = backup.entries().values().stream()
                .filter(e -> e.archive() >= 0 && missingOrTouched(e, backup, now, paths))
                .map(Entry::path)
                .collect(Collectors.toCollection(HashSet::new));
        allPathsOfOneFile(put, backup);
        foldersAround(put, remove, backup, paths);
        return new Putting(remove.stream().sorted(Comparator.reverseOrder()).toList(), Set.copyOf(put));
    }

    boolean nothing() {
        return remove.isEmpty() && put.isEmpty();
    }

    private static Set<String> remove(Manifest backup, Listing now, Paths paths) {
        Set<String> remove = new TreeSet<>();
        for (Stat stat : now.paths().values()) {
            Kind kind = paths.kind(stat.path());
            if (stat.path().isEmpty()) continue;
            Entry was = backup.entries().get(stat.path());
            boolean wrong = was == null ? !stat.socket() : was.stat().type() != stat.type();
            boolean cached = kind == Kind.CACHE && !stat.folder();
            boolean below = (kind == Kind.CACHE || kind == Kind.VOLATILE || stat.socket())
                    && remove.contains(Paths.parent(stat.path()));
            if (kind.putBack() && wrong || cached || below) remove.add(stat.path());
        }
        return remove;
    }

    /** Of what is not put back, a folder that is gone is: applications do not make them again. */
    private static boolean missingOrTouched(Entry entry, Manifest backup, Listing now, Paths paths) {
        Stat stat = now.paths().get(entry.path());
        return paths.kind(entry.path()).putBack()
                ? stat == null || !Delta.untouched(entry, stat, backup.head().listed())
                : stat == null && entry.stat().folder();
    }

    private static void allPathsOfOneFile(Set<String> put, Manifest backup) {
        Set<String> inodes = put.stream()
                .map(path -> backup.entries().get(path).stat())
                .filter(s -> s.links() > 1 && !s.folder())
                .map(Stat::inode)
                .collect(Collectors.toSet());
        backup.entries().values().stream()
                .filter(e -> e.stat().links() > 1 && inodes.contains(e.stat().inode()))
                .forEach(e -> put.add(e.path()));
    }

    /** Their times change as what is in them does. */
    private static void foldersAround(Set<String> put, Set<String> remove, Manifest backup, Paths paths) {
        List<String> around = Stream.concat(put.stream(), remove.stream())
                .filter(path -> !path.isEmpty())
                .map(Paths::parent)
                .distinct()
                .filter(path -> paths.kind(path).putBack())
                .filter(path -> backup.entries().containsKey(path)
                        && backup.entries().get(path).stat().folder())
                .toList();
        put.addAll(around);
    }
}
