package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.regex.Pattern;

/** The recipe's {@code versions}. */
final class VersioningReader {
    static final Recipe.Versioning DEFAULT = new Recipe.Versioning(Recipe.Scheme.SEMVER, "", false, List.of(), "");
    private static final String RIGHT = "versions: { scheme: semver, from: \">=1.0\", skip: allowed }";

    private final Notes notes;
    private final Values values;

    VersioningReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Recipe.Versioning read(Node node) {
        return Section.of(node, "`versions`", RIGHT, notes).map(this::read).orElse(DEFAULT);
    }

    private Recipe.Versioning read(Section in) {
        boolean order = in.take("scheme")
                .map(n -> word("scheme", n, "semver", "order"))
                .orElse("")
                .equals("order");
        String from = in.take("from").map(this::range).orElse("");
        boolean hop = in.take("skip")
                .map(n -> word("skip", n, "allowed", "hop"))
                .orElse("")
                .equals("hop");
        String caution =
                in.take("caution").map(n -> values.line("caution", n, 500)).orElse("");
        if (hop && !caution.isEmpty()) notes.add(in.at(), "`caution` needs `skip: allowed`", "leave `caution` out");
        List<String> list = order
                ? in.need("list", "list: [ \"1.0\", \"2.0\" ]").map(this::list).orElse(List.of())
                : List.of();
        if (order && !from.isEmpty()) notes.add(in.at(), "`from` needs `scheme: semver`", "leave `from` out");
        in.done();
        return new Recipe.Versioning(order ? Recipe.Scheme.ORDER : Recipe.Scheme.SEMVER, from, hop, list, caution);
    }

    private List<String> list(Node node) {
        List<String> list = values.list("list", node, "list: [ \"1.0\", \"2.0\" ]", this::version);
        if (list.isEmpty() || list.stream().distinct().count() < list.size()) {
            notes.add(node.at(), "`list` must have each version once", "all versions, oldest first");
        }
        return list;
    }

    private String version(String key, Node node) {
        String name = values.line(key, node, VersionName.LONGEST);
        if (!name.isEmpty()) VersionName.check(name).ifPresent(fault -> notes.add(node.at(), fault, "a tag's name"));
        return name;
    }

    private String range(Node node) {
        String text = values.line("from", node, 100);
        if (!text.isEmpty() && !Semvers.isRange(text)) {
            notes.add(node.at(), "`from` is not a range of versions: " + Notes.quote(text), "from: \">=1.0\"");
        }
        return text;
    }

    private String word(String key, Node node, String one, String other) {
        return values.matching(key, node, Pattern.compile(one + "|" + other), one + " or " + other, key + ": " + one);
    }
}
