package dev.drydock.orchestrator.recipe;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One group of keys, read key by key; what nobody asked for is reported by {@link #done}. */
final class Section {
    private final Node.Fields fields;
    private final String where;
    private final Notes notes;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, String> lacking = new LinkedHashMap<>();

    Section(Node.Fields fields, String where, Notes notes) {
        this.fields = fields;
        this.where = where;
        this.notes = notes;
    }

    /** @param example what would be right */
    static Optional<Section> of(Node node, String where, String example, Notes notes) {
        if (node instanceof Node.Fields fields) return Optional.of(new Section(fields, where, notes));
        notes.add(node.at(), where + " must be a group of keys, found " + node.kind(), example);
        return Optional.empty();
    }

    Mark at() {
        return fields.at();
    }

    List<Node.Field> fields() {
        return fields.fields();
    }

    Optional<Node> take(String key) {
        known.add(key);
        return fields.fields().stream()
                .filter(f -> f.key().text().equals(key))
                .map(Node.Field::value)
                .findFirst();
    }

    /** @param example what would be right */
    Optional<Node> need(String key, String example) {
        Optional<Node> found = take(key);
        if (found.isEmpty()) lacking.put(key, example);
        return found;
    }

    /** A key that is known elsewhere only. */
    void refuse(String key, String what, String right) {
        for (Node.Field field : fields.fields()) {
            if (!field.key().text().equals(key)) continue;
            notes.add(field.key().at(), what, right);
            known.add(key);
        }
    }

    /** A key that is only misspelt is not also said to be lacking. */
    void done() {
        for (Node.Field field : fields.fields()) {
            if (!known.contains(field.key().text()))
                Nearest.to(field.key().text(), known).ifPresent(lacking::remove);
        }
        lacking.forEach((key, example) -> notes.add(at(), where + " lacks `" + key + "`", "add `" + example + "`"));
        for (Node.Field field : fields.fields()) {
            String key = field.key().text();
            if (!known.contains(key)) notes.add(field.key().at(), unknown(key, known), "known here: " + list(known));
        }
    }

    static String unknown(String key, Set<String> known) {
        return Nearest.to(key, known)
                .map(near -> "misspelt: " + Notes.quote(key) + ", did you mean `" + near + "`?")
                .orElse("unknown key " + Notes.quote(key));
    }

    static String list(Set<String> words) {
        return String.join(", ", words);
    }
}
