package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Source;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipe's {@code source}: tags of git, or archives. */
final class SourceReader {
    private static final String RIGHT = "source: { git: { stable: \"v*\" } }";
    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9._+/*?-]{1,100}");

    private final Notes notes;
    private final Values values;

    SourceReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    /** @param source null: git */
    record Read(String stable, Source source) {}

    Read read(Node node) {
        return Section.of(node, "`source`", RIGHT, notes).map(this::read).orElse(new Read("", null));
    }

    private Read read(Section in) {
        Optional<Node> archive = in.take("archive");
        Optional<Node> git = archive.isPresent() ? in.take("git") : in.need("git", "git: { stable: \"v*\" }");
        in.done();
        if (archive.isPresent()) {
            git.ifPresent(n -> notes.add(n.at(), "both `git` and `archive`", "only one of them"));
            return Section.of(archive.get(), "`archive`", ArchiveReader.RIGHT, notes)
                    .map(all -> new Read(
                            all.take("stable").map(this::stable).orElse("*"),
                            new ArchiveReader(notes, values).read(all)))
                    .orElse(new Read("", null));
        }
        return git.flatMap(n -> Section.of(n, "`git`", RIGHT, notes))
                .map(all -> {
                    String stable = all.need("stable", "stable: \"v*\"")
                            .map(this::stable)
                            .orElse("");
                    all.done();
                    return new Read(stable, null);
                })
                .orElse(new Read("", null));
    }

    private String stable(Node node) {
        return values.matching("stable", node, GLOB, "a pattern of tags", "stable: \"v*\"");
    }
}
