package dev.drydock.orchestrator.run;

import static dev.drydock.orchestrator.Reference.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.orchestrator.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/events.md}: all types of the public record on one page. */
class EventsPageTest {
    private static final String HEAD =
            """
            # Events

            Made of the code by a test (`EventsPageTest`): each type that entries of the public record have, on the topic `drydock.upgrades`. What an entry has beside its `data`, how it is signed and how its
            chain is checked: [record](../record.md). All topics: [asyncapi.yaml](../record/asyncapi.yaml).

            The whole type is `dev.drydock.TYPE.v1`. Who it was by is `actor`: whoever asked for it, else the participant that answered, else `drydock`. What has a `ticket` is, or may be, a person's
            word. `?`: may be missing.
            """;

    @Test
    void the_page_is_what_the_code_can_write() throws IOException {
        Reference.holds("events.md", page(RecordTypes.schemas()));
    }

    private static String page(Map<String, String> schemas) {
        Map<String, List<String>> about = schemas.entrySet().stream()
                .collect(Collectors.groupingBy(
                        s -> s.getKey().substring(0, s.getKey().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.mapping(s -> row(s.getKey(), s.getValue()), Collectors.toList())));
        return HEAD
                + about.entrySet().stream()
                        .map(a -> "\n## " + a.getKey() + "\n\n| type | when | `data` |\n| --- | --- | --- |\n"
                                + String.join("", a.getValue()))
                        .collect(Collectors.joining());
    }

    private static String row(String file, String text) {
        JsonNode schema = read(text);
        return "| [`%s`](../record/%s) | %s | %s |\n"
                .formatted(
                        file.replace(".v1.schema.json", ""),
                        file,
                        cell(schema.path("description").asText()),
                        fields(schema.at("/properties/data")));
    }

    private static String fields(JsonNode data) {
        List<String> needed = StreamSupport.stream(data.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return data.path("properties").properties().stream()
                .map(f -> "`" + f.getKey() + "`" + (needed.contains(f.getKey()) ? "" : "?"))
                .collect(Collectors.joining(", "));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
