package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What an entry of the public record says, in a line: its data without what only machines compare. */
final class Gist {
    /** What a line takes; the whole stands in the entry. */
    private static final int CUT = 500;

    private static final Set<String> FOR_MACHINES =
            Set.of("order", "fingerprints", "sql", "key", "file", "sha256", "signature", "moved", "journey");

    private Gist() {}

    /** @return empty: its type says all */
    static String of(JsonNode data) {
        List<String> said = new ArrayList<>();
        data.properties().forEach(field -> {
            if (FOR_MACHINES.contains(field.getKey())) return;
            String value = value(field.getValue());
            if (!value.isEmpty()) said.add(said(field.getKey(), value));
        });
        String line = String.join("; ", said);
        return line.length() <= CUT ? line : line.substring(0, CUT - 1) + "…";
    }

    private static String said(String field, String value) {
        if (field.equals("name")) return value;
        String words = field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return value.equals("true") ? words : words + (field.equals("reason") ? ": " : " ") + value;
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Gist::value)
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject())
            return value.path(value.hasNonNull("name") ? "name" : "commit").asText("");
        return value.isNull() || value.isBoolean() && !value.asBoolean() ? "" : value.asText();
    }
}
