package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipe's {@code restore}: an order only. Nothing that may have been touched can be left out by it. */
final class RestoreReader {
    private static final List<Recipe.Part> DEFAULT = List.of(Recipe.Part.TREE, Recipe.Part.DATABASES);
    private static final Pattern WORD = Pattern.compile("code|files|database");

    private final Notes notes;
    private final Values values;

    RestoreReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    List<Recipe.Part> read(Optional<Node> node, boolean databases) {
        return node.map(n -> read(n, databases)).orElse(DEFAULT);
    }

    private List<Recipe.Part> read(Node node, boolean databases) {
        List<String> words = values.list("restore", node, "restore: [ code, files, database ]", this::word);
        if (words.contains("")) return DEFAULT;
        boolean whole = words.stream().distinct().count() == words.size()
                && words.contains("code")
                && words.contains("files")
                && (words.contains("database") || !databases);
        boolean oneTree = Math.abs(words.indexOf("code") - words.indexOf("files")) == 1;
        if (!whole || !oneTree) {
            notes.add(
                    node.at(),
                    "`restore` is an order: it names code, files and database once each, code and files side by side",
                    "restore: [ code, files, database ] or [ database, code, files ]");
        }
        return words.indexOf("database") == 0 ? DEFAULT.reversed() : DEFAULT;
    }

    private String word(String key, Node node) {
        return values.matching(
                key, node, WORD, "a list of code, files, database", "restore: [ code, files, database ]");
    }
}
