package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Source;
import java.util.Optional;
import java.util.regex.Pattern;

/** A source of packages: of Python in a virtual environment, or of the system by the recipe's commands. */
final class PackageReader {
    static final String RIGHT = "package: { pip: NAME, venv: FOLDER }";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._+-]{0,98}[A-Za-z0-9])?");
    private static final Pattern FOLDER = Pattern.compile("\\$[a-z_][a-z0-9_]{0,62}|/?[^$/].{0,999}");

    private final Notes notes;
    private final Values values;

    PackageReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Source read(Section in) {
        Source source = in.take("pip").map(n -> pip(n, in)).orElseGet(() -> system(in));
        in.done();
        return source;
    }

    private Source pip(Node name, Section in) {
        return new Source.Pip(
                name("pip", name),
                in.need("venv", "venv: FOLDER").map(n -> folder("venv", n)).orElse(""),
                in.take("wheels").map(n -> folder("wheels", n)).orElse(""));
    }

    private Source system(Section in) {
        return new Source.System(
                in.need("name", "name: NAME").map(n -> name("name", n)).orElse(""),
                command(in, "versions"),
                command(in, "installed"),
                command(in, "fetch"),
                command(in, "install"));
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
