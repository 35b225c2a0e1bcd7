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

    /** Folders that the backup does not know and that cannot go: something lies in them that nobody may touch. */
    static Set<String> staying(Manifest backup, Listing now, Paths paths) {
        Set<String> staying = new HashSet<>();
        now.paths().keySet().stream().filter(paths::untouchable).forEach(path -> {
            for (String above = Paths.parent(path); !above.isEmpty(); above = Paths.parent(above)) {
                if (!backup.entries().containsKey(above)) staying.add(above);
            }
        });
        return staying;
    }

    private static Set<String> remove(Manifest backup, Listing now, Paths paths) {
        Set<String> remove = new TreeSet<>();
        Set<String> staying = staying(backup, now, paths);
        for (Stat stat : now.paths().values()) {
            Kind kind = paths.kind(stat.path());
            if (stat.path().isEmpty() || staying.contains(stat.path())) continue;
            Entry was = backup.entries().get(stat.path());
            boolean wrong = was == null ? !stat.socket() : was.stat().type() != stat.type();
            boolean cached = kind == Kind.CACHE && !stat.folder();
            boolean below = !paths.untouchable(stat.path()) && remove.contains(Paths.parent(stat.path()));
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

    /** Tar gives a folder that is there what its archive says, and leaves it what else it has. */
    List<String> foldersAsTheyAre(Listing now) {
        return put.stream()
                .filter(path -> now.paths().containsKey(path) && !remove.contains(path))
                .filter(path -> now.paths().get(path).folder())
                .toList();
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
