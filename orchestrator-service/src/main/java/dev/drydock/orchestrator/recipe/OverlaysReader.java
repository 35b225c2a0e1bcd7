package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipe's {@code overlays}. */
final class OverlaysReader {
    private static final String RIGHT =
            "overlays: [ { crosses: \"1.5\", before: migrate, why: TEXT, steps: [ run: COMMAND ] } ]";
    private static final Pattern BEFORE = Pattern.compile("checkout|migrate|open-doors");

    private final Notes notes;
    private final Values values;
    private final Recipe.Versioning versions;
    private final StepsReader steps;
    private final List<RecipeStep> usual;

    /** @param steps that read the usual ones: a name that one of those has is not given again */
    OverlaysReader(Notes notes, Values values, Recipe.Versioning versions, StepsReader steps, List<RecipeStep> usual) {
        this.notes = notes;
        this.values = values;
        this.versions = versions;
        this.steps = steps;
        this.usual = usual;
    }

    List<Overlay> read(Optional<Node> node) {
        return node.map(n -> values.list("overlays", n, RIGHT, this::overlay)).orElse(List.of()).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Overlay> overlay(String key, Node node) {
        return Section.of(node, "an overlay", RIGHT, notes).map(in -> {
            Overlay read = new Overlay(
                    in.need("crosses", "crosses: \"1.5\"").map(this::version).orElse(""),
                    in.need("before", "before: migrate").map(this::before).orElse(Verb.OPEN_DOORS),
                    in.need("why", "why: TEXT")
                            .map(n -> values.line("why", n, 500))
                            .orElse(""),
                    in.need("steps", "steps: [ run: COMMAND ]")
                            .map(n -> steps.beside("an overlay", n))
                            .orElse(List.of()));
            in.done();
            return read;
        });
    }

    private String version(Node node) {
        String version = values.line("crosses", node, VersionName.LONGEST);
        if (!version.isEmpty() && new Versions(versions).rank(version).isEmpty()) {
            notes.add(
                    node.at(),
                    "`crosses` " + Notes.quote(version) + ": the recipe cannot order this version",
                    "a version such as 1.5, or one of the recipe's `list`");
        }
        return version;
    }

    private Verb before(Node node) {
        String word = values.matching("before", node, BEFORE, "checkout, migrate or open-doors", "before: migrate");
        Verb verb = Verb.of(word).orElse(Verb.OPEN_DOORS);
        if (verb == Verb.MIGRATE && usual.stream().noneMatch(s -> s.verb() == verb)) {
            notes.add(node.at(), "the recipe has no `migrate`", "before: checkout, or before: open-doors");
        }
        return verb;
    }
}
