package dev.drydock.orchestrator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is said of which kind of run: who says more means something that would not happen. */
final class Said {
    private record Field(Predicate<Begin> said, List<String> of) {}

    private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

    static {
        add("to", b -> b.to() != null, "upgrade", "downgrade");
        add("commit", b -> b.commit() != null, "upgrade");
        add("shown", b -> b.shown() != null, "upgrade", "backup", "drill", "repair", "restore", "downgrade");
        add("stepByStep", Begin::stepByStep, "upgrade");
        add("hops", Begin::hops, "upgrade");
        add("open", Begin::open, "backup");
        add("window", b -> b.window() != null, "upgrade", "repair", "restore", "downgrade");
        add("withoutDrill", b -> b.withoutDrill() != null, "upgrade", "repair", "restore", "downgrade");
        add("backup", b -> b.backup() != null, "drill", "restore", "prune", "downgrade");
        add("latest", Begin::latest, "restore");
        add("file", b -> b.file() != null, "restore");
        add("version", b -> b.version() != null, "restore");
        add("database", b -> b.database() != null, "restore");
        add("discardCurrent", Begin::discardCurrent, "restore", "downgrade");
    }

    private Said() {}

    private static void add(String name, Predicate<Begin> said, String... kinds) {
        FIELDS.put(name, new Field(said, List.of(kinds)));
    }

    /** @return a field that means nothing for that kind of run */
    static Optional<String> superfluous(Begin begin) {
        return FIELDS.entrySet().stream()
                .filter(f ->
                        f.getValue().said().test(begin) && !f.getValue().of().contains(begin.meant()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static List<String> of(String field) {
        return FIELDS.get(field).of();
    }
}
