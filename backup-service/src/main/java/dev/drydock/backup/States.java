package dev.drydock.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What was known after each archive. Unpacking all of them one after the other gives more than the site had: this tells what
 * must go in between, and which folders' times must be set at the end.
 */
final class States {
    private final Paths paths;
    private final List<SortedMap<String, Entry>> after = new ArrayList<>();

    States(Paths paths) {
        this.paths = paths;
    }

    void add(SortedMap<String, Entry> entries) {
        after.add(entries);
    }

    /** After each archive: what must not be there when the next one is unpacked, or at the end. Children before their folders. */
    List<List<String>> gone(SortedMap<String, Entry> end) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            SortedMap<String, Entry> next = i + 1 < after.size() ? after.get(i + 1) : end;
            all.add(after.get(i).values().stream()
                    .filter(e -> goes(e, next.get(e.path())))
                    .filter(e -> paths.kind(e.path()) != Kind.VOLATILE)
                    .map(Entry::path)
                    .sorted(Comparator.reverseOrder())
                    .toList());
        }
        return all;
    }

    private static boolean goes(Entry was, Entry is) {
        return is == null || was.stat().folder() != is.stat().folder();
    }

    /** Folders in which something comes or goes after they themselves have come: nothing can before the first archive's end. */
    Set<String> disturbed(SortedMap<String, Entry> end, List<List<String>> gone) {
        Set<String> disturbed = new TreeSet<>();
        end.values().stream().filter(e -> e.archive() > 0).forEach(e -> note(e.path(), e.archive(), end, disturbed));
        for (int i = 0; i < gone.size(); i++) {
            int step = i;
            gone.get(i).forEach(path -> note(path, step + 1, end, disturbed));
        }
        return disturbed;
    }

    private static void note(String path, int step, Map<String, Entry> end, Collection<String> disturbed) {
        Entry folder = end.get(Paths.parent(path));
        if (folder != null && folder.stat().folder() && step > folder.archive()) disturbed.add(folder.path());
    }
}
