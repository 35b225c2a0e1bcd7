package dev.drydock.orchestrator.recipe;

import static dev.drydock.orchestrator.Reference.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.orchestrator.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/recipe.md}: the schema's keys on one page. That the schema is the reader's, {@link RecipePageTest} says. */
class RecipeReferenceTest {
    private static final Path SCHEMA = Path.of("../docs/recipe.schema.json");
    private static final String HEAD =
            """
            # The keys of a recipe

            Made of [recipe.schema.json](../recipe.schema.json) by a test (`RecipeReferenceTest`); the schema itself is held to what Drydock reads. With an example of each, and what is refused:
            [recipes](../recipes.md). A site file's keys: [recipes/README](../../recipes/README.md#a-site-file).
            """;

    @Test
    void the_page_is_what_the_schema_says() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());

        Reference.holds("recipe.md", new Page(schema.path("$defs")).of(schema));
    }

    private record Page(JsonNode parts) {
        String of(JsonNode recipe) {
            Stream<String> groups = parts.properties().stream()
                    .filter(p -> isGroup(p.getKey()))
                    .map(p -> "\n## " + p.getKey() + "\n\n" + several(p.getValue()) + table(p.getValue()));
            Stream<String> values = parts.properties().stream()
                    .filter(p -> !isGroup(p.getKey()) && !p.getValue().has("anyOf"))
                    .map(p -> "- `" + p.getKey() + "`: " + type(p.getValue()) + form(p.getValue()) + "\n");
            return HEAD + "\n## A recipe\n\n" + table(recipe) + groups.collect(Collectors.joining()) + "\n## Values\n\n"
                    + values.collect(Collectors.joining());
        }

        private boolean isGroup(String part) {
            return forms(parts.path(part)).anyMatch(f -> f.has("properties"));
        }

        private static Stream<JsonNode> forms(JsonNode part) {
            return part.has("anyOf") ? items(part.path("anyOf")) : Stream.of(part);
        }

        private static Stream<JsonNode> items(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }

        /** What it may be instead of a group of keys. */
        private String several(JsonNode part) {
            if (!part.has("anyOf")) return "";
            String bare = forms(part)
                    .filter(f -> !f.has("properties"))
                    .map(this::type)
                    .collect(Collectors.joining(", "));
            long groups = forms(part).filter(f -> f.has("properties")).count();
            return (bare.isEmpty() ? "" : "Alone: " + bare + ". ")
                    + (groups > 1
                            ? "Or one of these forms; a key that is needed is needed in its form.\n\n"
                            : "Or:\n\n");
        }

        private String table(JsonNode part) {
            List<String> rows = new ArrayList<>();
            forms(part).forEach(form -> {
                List<String> needed =
                        items(form.path("required")).map(JsonNode::asText).toList();
                form.path("properties")
                        .properties()
                        .forEach(p -> rows.add("| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        p.getKey(),
                                        type(p.getValue()),
                                        needed.contains(p.getKey()) ? "yes" : "",
                                        cell(p.getValue().path("description").asText()))));
            });
            return rows.stream()
                    .distinct()
                    .collect(
                            Collectors.joining("", "| key | value | needed | what |\n| --- | --- | --- | --- |\n", ""));
        }

        private String type(JsonNode value) {
            if (value.has("$ref")) return named(value.path("$ref").asText().replaceFirst("^#/\\$defs/", ""));
            if (value.has("anyOf")) return forms(value).map(this::type).collect(Collectors.joining(" or "));
            if (value.has("enum"))
                return items(value.path("enum"))
                        .map(e -> "`" + e.asText() + "`")
                        .collect(Collectors.joining(", "));
            JsonNode type = value.path("type");
            if (type.isArray()) return "a text";
            return switch (type.asText()) {
                case "array" -> "a list: " + type(value.path("items"));
                case "object" -> "names, each with: " + type(value.path("additionalProperties"));
                case "boolean" -> "`true`, `false`";
                case "null" -> "nothing";
                case "integer", "number" -> "a number";
                case "string" -> "a text";
                default -> throw new IllegalStateException("no word for " + value);
            };
        }

        private String named(String part) {
            if (!isGroup(part) && parts.path(part).has("anyOf")) return type(parts.path(part));
            return "[" + part + "](#" + (isGroup(part) ? part : "values") + ")";
        }

        private static String form(JsonNode value) {
            return value.has("pattern") ? ", `" + value.path("pattern").asText() + "`" : "";
        }
    }
}
