package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/api is what the code says; {@code -Dgolden.update=true} writes it anew. A running Drydock is held to it by e2e's ApiFuzzTest. */
class OpenApiTest {
    private static final Path FOLDER = Path.of("../docs/api");
    private static final Path PAGE = FOLDER.resolve("openapi.yaml");
    private static final Path PROSE = Path.of("../docs/api.md");
    private static final String TABLE = "<!-- problems: made of the code by a test -->\n";
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    private static final JsonNode WORDS = read(FOLDER.resolve("operations.yaml"));
    private static final Examples EXAMPLES = new Examples(FOLDER.resolve("examples"));
    private static final ObjectNode MADE = new OpenApi(WORDS, EXAMPLES).page(Endpoints.api());

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String text =
                "# Made by OpenApiTest of the code, operations.yaml and examples/\n" + YAML.writeValueAsString(MADE);

        if (Boolean.getBoolean("golden.update")) Files.writeString(PAGE, text);
        assertThat(text).as(PAGE + " (-Dgolden.update=true)").isEqualTo(Files.readString(PAGE));
    }

    @Test
    void nothing_is_said_of_what_is_not_there() {
        Set<String> there =
                Endpoints.api().stream().map(e -> e.verb() + " " + e.path()).collect(Collectors.toSet());

        assertThat(there).hasSizeGreaterThan(50);
        assertThat(names(WORDS.path("operations"))).isEqualTo(there);
        assertThat(EXAMPLES.unused()).isEmpty();
        assertThat(ids()).doesNotHaveDuplicates();
    }

    private List<String> ids() {
        return MADE.path("paths").findValuesAsText("operationId");
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(MADE.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        MADE.at(ref.substring(1)).isMissingNode())
                .as(ref)
                .isFalse());
    }

    @Test
    void each_example_is_as_its_schema_says() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (JsonNode content : MADE.findParents("examples")) {
            JsonSchema schema = schema(content.path("schema"));
            for (JsonNode example : content.path("examples")) {
                schema.validate(example.path("value")).forEach(m -> wrong.add(example + ": " + m));
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void each_operation_with_json_in_or_out_shows_some() {
        List<String> without = new ArrayList<>();
        for (JsonNode operation : MADE.path("paths").findParents("operationId")) {
            JsonNode request = operation.path("requestBody").path("content");
            boolean bare =
                    request.properties().stream().anyMatch(c -> !c.getValue().has("examples"));
            if (bare) without.add(operation.path("operationId").asText() + " request");
            operation.path("responses").properties().forEach(r -> {
                JsonNode json = r.getValue().path("content").path("application/json");
                if (!json.isMissingNode() && !json.has("examples")) {
                    without.add(operation.path("operationId").asText() + " " + r.getKey());
                }
            });
        }
        assertThat(without).isEmpty();
    }

    private JsonSchema schema(JsonNode schema) {
        ObjectNode whole = MADE.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", MADE.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    /** Whole literals alone: what the code puts together is met by the fuzz. */
    @Test
    void each_problem_of_the_code_is_told_of() throws IOException {
        Pattern problems = Pattern.compile(
                "(?:Problem\\.of\\(\\s*\\d+,|\\bof\\(\\s*429,|slower\\(|new Refusal\\()\\s*\"([a-z-]+[a-z])\""
                        + "|Problem\\.(unknown)\\(\\s*\"([a-z]+)\"|Refused\\.(Unknown)\\(\\s*\"([a-z]+)\"|Problems\\.(bad)\\(\\s*\"([a-z-]+[a-z])\"");
        Set<String> inCode = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                problems.matcher(Files.readString(file)).results().forEach(m -> {
                    if (m.group(1) != null) inCode.add(m.group(1));
                    if (m.group(2) != null) inCode.add("unknown-" + m.group(3));
                    if (m.group(4) != null) inCode.add("unknown-" + m.group(5));
                    if (m.group(6) != null) inCode.add("bad-" + m.group(7));
                });
            }
        }
        assertThat(inCode).hasSizeGreaterThan(30);
        assertThat(names(WORDS.path("problems"))).containsAll(inCode);
    }

    @Test
    void the_table_of_problems_is_the_same() throws IOException {
        String table = WORDS.path("problems").properties().stream()
                .map(p -> "| `" + p.getKey() + "` | " + p.getValue().path(0).asInt() + " | "
                        + p.getValue().path(1).asText() + " |\n")
                .collect(Collectors.joining(
                        "", TABLE + "\n| type | status | what it means |\n| --- | --- | --- |\n", "\n" + TABLE));
        String text = Files.readString(PROSE);
        String now = text.replaceFirst(
                "(?s)" + Pattern.quote(TABLE) + ".*" + Pattern.quote(TABLE),
                java.util.regex.Matcher.quoteReplacement(table));

        if (Boolean.getBoolean("golden.update")) Files.writeString(PROSE, now);
        assertThat(Files.readString(PROSE)).contains(table);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(Path yaml) {
        try {
            return YAML.readTree(Files.readString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
