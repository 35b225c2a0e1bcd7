package dev.drydock.orchestrator.recipe;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code labels}: of a site, or of what is for all sites that have them. */
final class LabelsReader {
    private static final String RIGHT = "labels: { team: peering }";
    private static final int MOST = 20;

    private final Notes notes;
    private final Values values;

    LabelsReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Map<String, String> read(Node node) {
        Map<String, String> read = new LinkedHashMap<>();
        Section.of(node, "`labels`", RIGHT, notes).ifPresent(in -> {
            if (in.fields().size() > MOST) notes.add(in.at(), "more than " + MOST + " labels", RIGHT);
            in.fields().stream().limit(MOST).forEach(field -> {
                String key = values.name("labels", field.key());
                read.put(key, values.name(key.isEmpty() ? "labels" : key, field.value()));
            });
        });
        return read;
    }
}
