package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The recipe's {@code source}: tags of git, archives, or a package; one of them. */
final class SourceReader {
    private static final String RIGHT = "source: { git: { stable: \"v*\" } }";
    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9._+/*?-]{1,100}");
    private static final Read NOTHING = new Read("", "", null);

    private final Notes notes;
    private final Values values;

    SourceReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    /**
     * @param branch empty: none
     * @param source null: git
     */
    record Read(String stable, String branch, Source source) {}

    Read read(Node node) {
        return Section.of(node, "`source`", RIGHT, notes).map(this::read).orElse(NOTHING);
    }

    private Read read(Section in) {
        Map<String, Node> given = new LinkedHashMap<>();
        for (String kind : List.of("git", "archive", "package")) in.take(kind).ifPresent(n -> given.put(kind, n));
        if (given.isEmpty()) in.need("git", "git: { stable: \"v*\" }");
        in.done();
        Read read = NOTHING;
        String before = null;
        for (Map.Entry<String, Node> each : given.entrySet()) {
            if (before != null) {
                notes.add(
                        given.get(before).at(),
                        "both `" + before + "` and `" + each.getKey() + "`",
                        "only one of them");
            }
            before = each.getKey();
            read = read(before, each.getValue());
        }
        return read;
    }

    private Read read(String kind, Node node) {
        String right =
                switch (kind) {
                    case "archive" -> ArchiveReader.RIGHT;
                    case "package" -> PackageReader.RIGHT;
                    default -> RIGHT;
                };
        return Section.of(node, "`" + kind + "`", right, notes)
                .map(in -> switch (kind) {
                    case "archive" -> new Read(some(in), "", new ArchiveReader(notes, values).read(in));
                    case "package" -> new Read(some(in), "", new PackageReader(notes, values).read(in));
                    default -> git(in);
                })
                .orElse(NOTHING);
    }

    private Read git(Section in) {
        String stable = in.need("stable", "stable: \"v*\"").map(this::stable).orElse("");
        String branch = in.take("branch").map(this::branch).orElse("");
        in.done();
        return new Read(stable, branch, null);
    }

    private String branch(Node node) {
        String name = values.line("branch", node, VersionName.LONGEST);
        if (!name.isEmpty()) VersionName.check(name).ifPresent(fault -> notes.add(node.at(), fault, "branch: main"));
        return name;
    }

    private String some(Section in) {
        return in.take("stable").map(this::stable).orElse("*");
    }

    private String stable(Node node) {
        return values.matching("stable", node, GLOB, "a pattern of tags", "stable: \"v*\"");
    }
}
