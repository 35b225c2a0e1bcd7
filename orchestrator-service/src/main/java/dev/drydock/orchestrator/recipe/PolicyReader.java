package dev.drydock.orchestrator.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A policy document, or a site file's own policy. */
public final class PolicyReader {
    static final String FILE = "";
    private static final String RIGHT = "policy: { by-itself: patch, after-approval: minor }";
    private static final Pattern SIZE = Pattern.compile(Size.words());
    private static final Pattern FAILED = Pattern.compile("ask|go");
    private static final int MOST_DAYS = 90;

    private final String file;
    private final Notes notes;
    private final Values values;
    private final Map<String, String> lines = new LinkedHashMap<>();

    PolicyReader(String file, Notes notes, Values values) {
        this.file = file;
        this.notes = notes;
        this.values = values;
    }

    /** @param fileName as people know the file; it stands in the findings */
    public static Result<Policy> read(String fileName, String yaml) {
        Notes notes = new Notes(fileName);
        Optional<Policy> read =
                Document.parse(yaml, notes).map(top -> document(new Section(top, "the policy", notes), notes));
        return notes.result(read::orElseThrow);
    }

    private static Policy document(Section top, Notes notes) {
        Values values = new Values(notes);
        String name = top.need("policy", "policy: NAME")
                .map(n -> values.name("policy", n))
                .orElse("");
        Map<String, String> labels =
                top.take("labels").map(new LabelsReader(notes, values)::read).orElse(null);
        top.refuse("four-eyes", "`four-eyes` is said of each site", "approval: { four-eyes: true } in the site file");
        return new PolicyReader(name + ".yaml", notes, values).read(top, name, labels);
    }

    /**
     * In the place of a document that cannot be read, such as a newer Drydock's: nothing goes by itself, so that no laxer one has
     * its say instead.
     *
     * @param labels those of a site; it is for that one if nobody knows for whom it is
     */
    public static Policy instead(String name, String yaml, String why, Map<String, String> labels) {
        String told = "the policy " + name + " cannot be read: " + why;
        return new Policy(
                name,
                labels(yaml, labels),
                Size.NONE,
                Size.MAJOR,
                List.of(),
                null,
                0,
                false,
                true,
                Map.of(FILE, told, "after-approval", told),
                told);
    }

    /** @param unknown where nobody can say. One that is only for those that name it has none */
    private static Map<String, String> labels(String yaml, Map<String, String> unknown) {
        Notes notes = new Notes(FILE);
        Optional<Node.Fields> top = Document.parse(yaml, notes);
        if (top.isEmpty()) return unknown;
        Map<String, String> read = new Section(top.get(), "the policy", notes)
                .take("labels")
                .map(new LabelsReader(notes, new Values(notes))::read)
                .orElse(null);
        return notes.clean() ? read : unknown;
    }

    /** @param site whose it is */
    Optional<Policy> own(Node node, String site) {
        return Section.of(node, "`policy`", RIGHT, notes).map(in -> read(in, site, null));
    }

    private Policy read(Section in, String name, Map<String, String> labels) {
        lines.put(FILE, file);
        Size alone = size(in, "by-itself");
        Size asked = size(in, "after-approval");
        List<String> never = in.take("never").map(this::never).orElse(List.of());
        Hours hours = in.take("window").flatMap(this::hours).orElse(null);
        long wait = in.take("wait").map(this::pause).orElse(0L);
        boolean fourEyes =
                in.take("four-eyes").map(n -> values.flag("four-eyes", n)).orElse(false);
        boolean asks = in.take("failed").map(this::asks).orElse(true);
        in.done();
        if (alone != Size.NONE && asked != Size.NONE && asked.compareTo(alone) <= 0) {
            notes.add(
                    in.at(),
                    "`after-approval: " + asked.word() + "` is no more than what goes by itself",
                    "more than `by-itself: " + alone.word() + "`, or leave it out");
        }
        return new Policy(name, labels, alone, asked, never, hours, wait, fourEyes, asks, lines, null);
    }

    private Size size(Section in, String key) {
        return in.take(key)
                .map(n -> {
                    String word = values.matching(key, n, SIZE, "none, patch, minor or major", key + ": patch");
                    said(key, n, word);
                    return Size.of(word);
                })
                .orElse(Size.NONE);
    }

    private boolean asks(Node node) {
        String word = values.matching("failed", node, FAILED, "ask or go", "failed: ask");
        said("failed", node, word);
        return !word.equals("go");
    }

    private List<String> never(Node node) {
        List<String> ranges = values.list("never", node, "never: [ \">=3.0\" ]", (key, n) -> {
            String range = values.line(key, n, 100);
            if (!range.isEmpty() && !Semvers.isRange(range)) {
                notes.add(
                        n.at(),
                        "`never` has what is no range of versions: " + Notes.quote(range),
                        "never: [ \">=3.0\" ]");
            }
            return range;
        });
        said("never", node, String.join(", ", ranges));
        return ranges;
    }

    private Optional<Hours> hours(Node node) {
        Optional<Hours> read = new HoursReader(notes, values).read(node);
        read.ifPresent(hours -> said("window", node, hours.toString()));
        return read;
    }

    private long pause(Node node) {
        if (node instanceof Node.Scalar s) said("wait", node, s.text());
        return values.seconds("wait", node, MOST_DAYS);
    }

    private void said(String key, Node node, String value) {
        lines.put(key, file + ":" + node.at().line() + " `" + key + ": " + value + "`");
    }
}
