package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a site is of which kind: every path is exactly one of them. */
final class ContentReader {
    private record Claim(String kind, String path, Mark at) {
        boolean folderOfFiles() {
            return !kind.equals("mark") && !kind.equals("file");
        }
    }

    private static final int MOST_DATABASES = 20;

    private final Notes notes;
    private final Values values;
    private final List<Claim> claims = new ArrayList<>();

    ContentReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    String path(String key, Node node) {
        String text = values.line(key, node, 1000);
        if (text.isEmpty()) return "";
        Paths.relativeFault(text)
                .ifPresent(fault -> notes.add(
                        node.at(),
                        "`" + key + "` " + Notes.quote(text) + ": " + fault,
                        "a path below the root, such as data/logs"));
        return text;
    }

    private String claim(String key, Node node) {
        String path = path(key, node);
        if (!path.isEmpty()) claims.add(new Claim(key, path, node.at()));
        return path;
    }

    List<String> paths(String key, Node node) {
        return values.list(key, node, key + ": [ data/logs ]", this::claim);
    }

    Recipe.Files files(Node node) {
        return Section.of(node, "`files`", "files: { volatile: [ logs ] }", notes)
                .map(in -> {
                    Recipe.Files read =
                            new Recipe.Files(files(in, "volatile"), files(in, "cache"), files(in, "outside"));
                    in.done();
                    return read;
                })
                .orElse(new Recipe.Files(List.of(), List.of(), List.of()));
    }

    private List<String> files(Section in, String key) {
        return in.take(key).map(n -> paths(key, n)).orElse(List.of());
    }

    List<Content.Database> databases(Section top) {
        var one = top.take("database");
        var many = top.take("databases");
        if (one.isPresent() && many.isPresent()) {
            notes.add(one.get().at(), "both `database` and `databases`", "only one of them");
        }
        Map<String, Content.Database> read = new LinkedHashMap<>();
        DatabaseReader database = new DatabaseReader(notes, values, this::claim, this::path);
        one.ifPresent(n -> database.read(n, read, false));
        many.ifPresent(n -> values.list("databases", n, "databases: [ { name: main, … } ]", (k, item) -> {
            database.read(item, read, true);
            return item;
        }));
        if (read.size() > MOST_DATABASES) {
            notes.add(top.at(), "more than " + MOST_DATABASES + " databases", "the databases of one application");
        }
        return List.copyOf(read.values());
    }

    /** The doors' mark and a database's file may lie in a folder of another kind: they are in none of them. */
    void noOverlaps() {
        for (int i = 0; i < claims.size(); i++) {
            Claim later = claims.get(i);
            for (Claim earlier : claims.subList(0, i)) {
                if (overlap(earlier, later)) {
                    notes.add(
                            later.at(),
                            Notes.quote(later.path()) + " is `" + later.kind() + "` and also, by "
                                    + Notes.quote(earlier.path()) + ", `" + earlier.kind() + "`",
                            "every path in one of them only");
                    break;
                }
            }
        }
    }

    private static boolean overlap(Claim a, Claim b) {
        if (a.path().equals(b.path())) return true;
        boolean nested = Paths.within(a.path(), b.path()) || Paths.within(b.path(), a.path());
        return nested && a.folderOfFiles() && b.folderOfFiles();
    }
}
