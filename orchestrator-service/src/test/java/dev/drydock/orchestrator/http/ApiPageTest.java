package dev.drydock.orchestrator.http;

import static dev.drydock.orchestrator.Reference.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.orchestrator.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/api.md}: all endpoints on one page. */
class ApiPageTest {
    private static final String HEAD =
            """
            # The HTTP API

            Made of the code by a test (`ApiPageTest`): each endpoint, the least role that may ask it, and what it does. How requests, answers and problems look: [api](../api.md). Parameters, bodies and
            examples: [openapi.yaml](../api/openapi.yaml), under the operation's id; a running Drydock tells it at `/q/openapi`. Who gets what answer, cell by cell: [roles](../roles.md). The audit
            service's own: [audit](../audit.md).
            """;

    @Test
    void the_page_is_what_the_code_answers() throws IOException {
        JsonNode words =
                new YAMLMapper().readTree(Path.of("../docs/api/operations.yaml").toFile());

        Reference.holds("api.md", page(Endpoints.asked(), words.path("operations")));
    }

    private static String page(List<Endpoint> endpoints, JsonNode words) {
        Map<String, List<String>> about = endpoints.stream()
                .collect(Collectors.groupingBy(
                        e -> e.closed() ? "closed" : OpenApi.tag(e.path()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                e -> e.closed() ? page(e) : row(e, words.path(e.verb() + " " + e.path())),
                                Collectors.toList())));
        return HEAD
                + about.entrySet().stream()
                        .map(a ->
                                "\n## " + a.getKey() + "\n\n| | role | what | operation |\n| --- | --- | --- | --- |\n"
                                        + a.getValue().stream().distinct().collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String page(Endpoint e) {
        return "| %s `%s` | none: anybody may read it | What [visitors](../visitors.md) read while a site's doors are closed; always 503 | none: it is a page |\n"
                .formatted(e.verb(), e.path());
    }

    private static String row(Endpoint e, JsonNode said) {
        return "| %s `%s` | %s | %s | `%s` |\n"
                .formatted(
                        e.verb(),
                        e.path(),
                        e.open() ? "none: it is signed" : e.needs().value().word(),
                        cell(said.path("says").asText()),
                        OpenApi.id(e.code()));
    }
}
