package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.regex.Pattern;

/** The recipe's {@code versions}. */
final class VersioningReader {
    static final Recipe.Versioning DEFAULT =
            new Recipe.Versioning(Recipe.Scheme.SEMVER, "", "", false, List.of(), "", List.of());
    private static final String TESTED = "tested: [ \"1.4 -> 1.5\" ]";
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
        String from = in.take("from").map(n -> range("from", n)).orElse("");
        String to = in.take("to").map(n -> range("to", n)).orElse("");
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
        List<Recipe.Way> tested = in.take("tested")
                .map(n -> values.list("tested", n, TESTED, this::way))
                .orElse(List.of());
        if (order) {
            needsSemver("from", !from.isEmpty(), in);
            needsSemver("to", !to.isEmpty(), in);
            needsSemver("tested", !tested.isEmpty(), in);
        }
        in.done();
        return new Recipe.Versioning(
                order ? Recipe.Scheme.ORDER : Recipe.Scheme.SEMVER, from, to, hop, list, caution, tested);
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

    private void needsSemver(String key, boolean said, Section in) {
        if (said) notes.add(in.at(), "`" + key + "` needs `scheme: semver`", "leave `" + key + "` out");
    }

    private String range(String key, Node node) {
        String text = values.line(key, node, 100);
        if (!text.isEmpty() && !Semvers.isRange(text)) {
            notes.add(node.at(), "`" + key + "` is not a range of versions: " + Notes.quote(text), key + ": \">=1.0\"");
        }
        return text;
    }

    private Recipe.Way way(String key, Node node) {
        String text = values.line(key, node, 200);
        String[] sides = text.split(" -> ", -1);
        if (sides.length == 2 && Semvers.isRange(sides[0]) && Semvers.isRange(sides[1])) {
            return new Recipe.Way(sides[0], sides[1]);
        }
        if (!text.isEmpty()) {
            notes.add(node.at(), "`tested` is not a way from one version to another: " + Notes.quote(text), TESTED);
        }
        return new Recipe.Way("", "");
    }

    private String word(String key, Node node, String one, String other) {
        return values.matching(key, node, Pattern.compile(one + "|" + other), one + " or " + other, key + ": " + one);
    }
}
