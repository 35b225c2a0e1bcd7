package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Archive.Requirement;
import dev.drydock.contract.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A source of archives: where they lie, what of a site they do not replace, and what they ask of it. */
final class ArchiveReader {
    static final String RIGHT = "archive: { releases: https://…, keep: [ config/local.php ] }";
    private static final String VERSION = "{version}";
    private static final Pattern FROM =
            Pattern.compile("\\$[a-z_][a-z0-9_]{0,62}|https?://[\\x21-\\x7e]{1,1000}|/.{1,999}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._+-]*\\{version\\}[A-Za-z0-9._+-]+");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern STATED = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})*");

    private final Notes notes;
    private final Values values;
    private final ContentReader paths;

    ArchiveReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
        this.paths = new ContentReader(notes, values);
    }

    /** What lies aside is known only where recipe and site meet. */
    Archive read(Section in) {
        String releases =
                in.need("releases", "releases: https://…").map(this::releases).orElse("");
        Map<String, String> sha256 = in.take("sha256").map(this::sums).orElse(Map.of());
        if (releases.contains(VERSION) && sha256.isEmpty()) {
            notes.add(in.at(), "`releases` with {version} in it names no version", "add `sha256: { \"1.0\": … }`");
        }
        String states = in.take("states").map(n -> paths.path("states", n)).orElse("");
        Archive read = new Archive(
                releases,
                in.take("file")
                        .map(n -> values.matching(
                                "file", n, FILE, "a file's name with {version} in it", "file: \"{version}.zip\""))
                        .filter(name -> !name.isEmpty())
                        .orElse("{version}.zip"),
                sha256,
                list(in, "keep"),
                list(in, "custom"),
                List.of(),
                states,
                in
                        .take("requires")
                        .map(n -> values.list(
                                "requires",
                                n,
                                "requires: [ { what: PHP, … } ]",
                                (k, item) -> requirement(item, !states.isEmpty())))
                        .orElse(List.of())
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
        in.done();
        return read;
    }

    private List<String> list(Section in, String key) {
        return in.take(key)
                .map(n -> values.list(key, n, key + ": [ config/local.php ]", paths::path))
                .orElse(List.of());
    }

    private String releases(Node node) {
        String from = values.matching(
                "releases",
                node,
                FROM,
                "an address, an absolute folder, or $name of a parameter that says it",
                "releases: https://…");
        if (from.startsWith("/")) {
            Paths.absoluteFault(from).ifPresent(fault -> notes.add(node.at(), "`releases`: " + fault, "a folder"));
        }
        return from;
    }

    private Map<String, String> sums(Node node) {
        Map<String, String> sums = new LinkedHashMap<>();
        Section.of(node, "`sha256`", "sha256: { \"1.0\": … }", notes)
                .ifPresent(in -> in.fields().forEach(f -> {
                    String version = f.key().text();
                    VersionName.check(version)
                            .ifPresent(fault -> notes.add(f.key().at(), fault, "a version's name"));
                    sums.put(
                            version,
                            values.matching(
                                    version, f.value(), SHA256, "64 hexadecimal digits", "what sha256sum prints"));
                }));
        return sums;
    }

    private Optional<Requirement> requirement(Node node, boolean stated) {
        return Section.of(node, "a requirement", "{ what: PHP, is: COMMAND, least: \"8.1\" }", notes)
                .map(in -> {
                    Requirement read = new Requirement(
                            in.need("what", "what: PHP")
                                    .map(n -> values.line("what", n, 100))
                                    .orElse(""),
                            in.need("is", "is: COMMAND")
                                    .map(n -> values.command("is", n))
                                    .orElse(Command.of("")),
                            word(in, "least", NUMBER, "a number such as 8.1"),
                            word(in, "stated-least", STATED, "a name in the file that `states` names"),
                            word(in, "stated-most", STATED, "a name in the file that `states` names"),
                            in.need("next", "next: what a person can do")
                                    .map(n -> values.line("next", n, 500))
                                    .orElse(""));
                    in.done();
                    boolean byRelease = !(read.statedLeast() + read.statedMost()).isEmpty();
                    if (byRelease == !read.least().isEmpty() || byRelease && !stated) {
                        notes.add(
                                in.at(),
                                "a requirement has `least`, or where the archive has `states`, `stated-least` or `stated-most`",
                                "one of these");
                    }
                    return read;
                });
    }

    private String word(Section in, String key, Pattern form, String must) {
        return in.take(key)
                .map(n -> values.matching(key, n, form, must, key + ": …"))
                .orElse("");
    }
}
