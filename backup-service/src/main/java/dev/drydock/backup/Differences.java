package dev.drydock.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a person is told of two trees that should be one. Bounded. */
final class Differences {
    private static final int MOST = 50;

    private final Paths paths;
    private final List<String> found = new ArrayList<>();
    private long count;

    private Differences(Paths paths) {
        this.paths = paths;
    }

    static List<String> of(SortedMap<String, Entry> before, SortedMap<String, Entry> now, Paths paths) {
        return new Differences(paths).compare(before, now);
    }

    private List<String> compare(SortedMap<String, Entry> before, SortedMap<String, Entry> now) {
        Map<String, String> linkedBefore = Fingerprint.firsts(before, paths);
        Map<String, String> linkedNow = Fingerprint.firsts(now, paths);
        before.values().stream().filter(this::counts).forEach(was -> {
            Entry is = now.get(was.path());
            if (is == null) note("missing: " + Paths.shown(was.path()));
            else changes(was, is, linkedBefore, linkedNow);
        });
        now.values().stream()
                .filter(this::counts)
                .filter(e -> !before.containsKey(e.path()))
                .forEach(e -> note("new: " + Paths.shown(e.path())));
        if (count > found.size()) found.add("and " + (count - found.size()) + " more");
        return List.copyOf(found);
    }

    private boolean counts(Entry entry) {
        return paths.kind(entry.path()).compared();
    }

    private void changes(Entry was, Entry is, Map<String, String> linkedBefore, Map<String, String> linkedNow) {
        List<String> what = new ArrayList<>();
        Stat a = was.stat();
        Stat b = is.stat();
        change("type", a.type(), b.type(), what);
        change("mode", a.mode(), b.mode(), what);
        change("owner", a.uid(), b.uid(), what);
        change("group", a.gid(), b.gid(), what);
        change("size", a.size(), b.size(), what);
        change("target", Paths.shown(a.target()), Paths.shown(b.target()), what);
        change("time", Fingerprint.time(was, paths), Fingerprint.time(is, paths), what);
        if (!was.seen().sha256().equals(is.seen().sha256())) what.add("content");
        if (!was.seen().attributes().equals(is.seen().attributes())) what.add("attributes or ACL");
        if (!linkedBefore.getOrDefault(a.path(), a.path()).equals(linkedNow.getOrDefault(b.path(), b.path())))
            what.add("hard links");
        if (!what.isEmpty()) note("changed: " + Paths.shown(a.path()) + " (" + String.join(", ", what) + ")");
    }

    private static void change(String name, Object was, Object is, List<String> what) {
        if (!was.equals(is)) what.add(name + " " + was + " → " + is);
    }

    private void note(String difference) {
        count++;
        if (found.size() < MOST) found.add(difference);
    }
}
