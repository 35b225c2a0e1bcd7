package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Source;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipe's {@code source}: tags of git, a Python package, or a package of the system. */
final class SourceReader {
    private static final String RIGHT = "source: { git: { stable: \"v*\" } }";
    private static final String PACKAGE = "source: { package: { pip: NAME, venv: FOLDER } }";
    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9._+/*?-]{1,100}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._+-]{0,98}[A-Za-z0-9])?");
    private static final Pattern FOLDER = Pattern.compile("\\$[a-z_][a-z0-9_]{0,62}|/?[^$/].{0,999}");

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
        Optional<Node> packaged = in.take("package");
        Optional<Node> git = packaged.isPresent() ? in.take("git") : in.need("git", "git: { stable: \"v*\" }");
        in.done();
        if (packaged.isPresent()) {
            git.ifPresent(n -> notes.add(n.at(), "both `git` and `package`", "only one of them"));
            return Section.of(packaged.get(), "`package`", PACKAGE, notes)
                    .map(this::packaged)
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

    private Read packaged(Section in) {
        String stable = in.take("stable").map(this::stable).orElse("*");
        Optional<Node> pip = in.take("pip");
        Source source = pip.isPresent()
                ? new Source.Pip(
                        name("pip", pip.get()),
                        in.need("venv", "venv: FOLDER")
                                .map(n -> folder("venv", n))
                                .orElse(""),
                        in.take("wheels").map(n -> folder("wheels", n)).orElse(""))
                : new Source.System(
                        in.need("name", "name: NAME").map(n -> name("name", n)).orElse(""),
                        command(in, "versions"),
                        command(in, "installed"),
                        command(in, "fetch"),
                        command(in, "install"));
        in.done();
        return new Read(stable, source);
    }

    private String stable(Node node) {
        return values.matching("stable", node, GLOB, "a pattern of tags", "stable: \"v*\"");
    }

    private String name(String key, Node node) {
        return values.matching(key, node, NAME, "the name of a package", key + ": kolibri");
    }

    /** Below the root or absolute, or named by the site. */
    private String folder(String key, Node node) {
        String text =
                values.matching(key, node, FOLDER, "a folder, or $name of a parameter that says it", key + ": $" + key);
        if (!text.isEmpty() && !text.startsWith("$")) {
            Optional<String> wrong = text.startsWith("/") ? Paths.absoluteFault(text) : Paths.relativeFault(text);
            wrong.ifPresent(fault ->
                    notes.add(node.at(), "`" + key + "` " + Notes.quote(text) + ": " + fault, key + ": $" + key));
        }
        return text;
    }

    private Command command(Section in, String key) {
        return in.need(key, key + ": COMMAND").map(n -> values.command(key, n)).orElse(Command.of(""));
    }
}
