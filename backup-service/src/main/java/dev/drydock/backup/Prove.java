package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Compares everything with the backup. What cannot be what it was, by size, times and inode, is read again. */
final class Prove {
    private final Means means;
    private final Shelf shelf;
    private final Complete complete;
    private final Manifest backup;
    private final Paths paths;
    private final Map<String, String> fingerprints = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private Prove(Means means, Shelf shelf, Complete complete, Manifest backup) {
        this.shelf = shelf;
        this.means = means;
        this.complete = complete;
        this.backup = backup;
        this.paths = new Paths(backup.head().content());
    }

    static Said perform(Work.Prove work, Means means) throws IOException {
        Shelf shelf = means.shelf(work.backup());
        Stored stored = Stored.sound(shelf, means.site().place(), work.backup(), List.of(Shelf.MANIFEST));
        stored.damaged().forEach(means.site()::say);
        Prove prove = new Prove(means, shelf, stored.complete(), shelf.manifest());
        if (work.outside()) prove.differences.addAll(Outsides.since(means, prove.paths, shelf, work.backup()));
        return prove.perform();
    }

    private Said perform() {
        if (backup.whole()) {
            tree();
            if (!means.git(paths).equals(backup.head().git()))
                differences.add("git status says something else than before");
        }
        backup.head().databases().forEach(this::database);
        return new Said.Done(new Found.Proved(fingerprints, differences));
    }

    private void tree() {
        Tree tree = means.tree(paths);
        Listing listing = tree.list();
        List<String> wanted = Delta.toRead(backup, listing, paths).stream()
                .filter(path -> paths.kind(path).compared())
                .toList();
        means.site().say("reading " + wanted.size() + " of " + listing.paths().size() + " paths again");
        Map<String, Seen> seen = tree.look(wanted, listing);
        SortedMap<String, Entry> now = Delta.merge(backup.entries(), listing, wanted, seen, -1);
        now.keySet().removeAll(Putting.staying(backup, listing, paths));
        differences.addAll(Differences.of(backup.entries(), now, paths));
        judge("tree", Fingerprint.of(now, paths), "the tree's fingerprint differs");
    }

    private void database(Manifest.Database database) {
        try {
            Facts now = backup.engine(database, means).now(shelf, database);
            differences.addAll(compare(database, now));
            judge(
                    "database:" + database.name(),
                    now.fingerprint(),
                    "database " + database.name() + ": fingerprint differs");
        } catch (Ended e) {
            if (!Exits.noDatabase(e.exit())) throw e;
            differences.add("database " + database.name() + ": "
                    + Exits.meaning(e.exit(), means.site().place()));
        } catch (IOException e) {
            differences.add("database " + database.name() + ": cannot be read: " + e.getMessage());
        }
    }

    private static List<String> compare(Manifest.Database was, Facts now) {
        List<String> differences = new ArrayList<>();
        String name = "database " + was.name() + ": ";
        if (!was.facts().dump().equals(now.dump())) {
            differences.add(name + "dump differs (" + was.facts().tables() + " tables and "
                    + was.facts().rows() + " rows → " + now.tables() + " and " + now.rows() + ")");
        }
        Map<String, String> all = new java.util.TreeMap<>(was.facts().properties());
        now.properties().forEach(all::putIfAbsent);
        for (String property : all.keySet()) {
            String before = was.facts().properties().getOrDefault(property, "none");
            String after = now.properties().getOrDefault(property, "none");
            if (!before.equals(after)) {
                differences.add(name + property + " " + Paths.shown(before) + " → " + Paths.shown(after));
            }
        }
        return differences;
    }

    /** The list is for people; what counts are the fingerprints. */
    private void judge(String part, String fingerprint, String otherwise) {
        fingerprints.put(part, fingerprint);
        if (differences.isEmpty() && !fingerprint.equals(complete.fingerprints().get(part))) {
            differences.add(otherwise);
        }
    }
}
