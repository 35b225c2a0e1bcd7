package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of the recipe language, what editors know of it, and what the reader takes are one. */
class RecipePageTest {
    private static final Path RECIPES = Path.of("../recipes/src/main/resources/recipes");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| `([^|]+)` \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final JsonNode SCHEMA = schema();
    private static final JsonSchema RULES =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    /**
     * One heading of the page.
     *
     * @param nonsense each with a key that nobody knows, so that the reader says which ones it does
     * @param schema where the schema has these keys
     */
    record Part(String heading, List<String> nonsense, List<String> schema) {}

    record Row(String heading, String key, String example, String means) {}

    static Stream<Part> parts() {
        String database = "database: { engine: mysql, credentials: %s }";
        String credentials = "/$defs/credentials/anyOf/";
        return Stream.of(
                part("A recipe", "", "nonsense: 1"),
                part("`versions`", "/$defs/versions", "versions: { scheme: order, list: [ a ], nonsense: 1 }"),
                part("`source`", "/$defs/source", "source: { git: { stable: a }, nonsense: 1 }"),
                part("`git`", "/$defs/git", "source: { git: { stable: a, nonsense: 1 } }"),
                part("`archive`", "/$defs/archive", "source: { archive: { releases: /srv/a, nonsense: 1 } }"),
                part(
                        "A requirement",
                        "/$defs/requirement",
                        "source: { archive: { releases: /a, requires: [ { what: a, is: a, least: 1, next: a, nonsense: 1 } ] } }"),
                new Part(
                        "`package`",
                        Stream.of("pip: a, venv: a", "name: a, versions: a, installed: a, fetch: a, install: a")
                                .map(form -> "source: { package: { " + form + ", nonsense: 1 } }")
                                .toList(),
                        List.of("/$defs/python", "/$defs/system")),
                part("`root`", "/$defs/root", "root: { marker: a, nonsense: 1 }"),
                part("A SQLite database", "/$defs/sqlite", "database: { engine: sqlite, file: a.db, nonsense: 1 }"),
                part(
                        "A database on a server",
                        "/$defs/server",
                        "database: { engine: mysql, credentials: .env, nonsense: 1 }"),
                new Part(
                        "Credentials",
                        Stream.of("env: .env", "php: a.php", "ini: a.ini", "django: a", "secret: a")
                                .map(form -> database.formatted("{ " + form + ", nonsense: 1 }"))
                                .toList(),
                        Stream.of("1", "2", "3", "4", "5")
                                .map(credentials::concat)
                                .toList()),
                part("`files`", "/$defs/files", "files: { nonsense: 1 }"),
                part("`writers`", "/$defs/writer", "writers: [ { name: a, stop: a, start: a, nonsense: 1 } ]"),
                part("`doors`", "/$defs/doors", "doors: { close: a, open: a, by-hand: a, nonsense: 1 }"),
                part("`health`", "/$defs/health", "health: { path: /, nonsense: 1 }"),
                part("`services`", "/$defs/service", "services: { web: { restart: a, nonsense: 1 } }"),
                part("A command", "/$defs/command/anyOf/1", "version: { command: a, nonsense: 1 }"),
                part("`state`", "/$defs/state", "- { migrate: a, state: { command: a, after: a, nonsense: 1 } }"),
                part(
                        "Overlays",
                        "/$defs/overlay",
                        "overlays: [ { crosses: a, before: checkout, why: a, steps: [ run: a ], nonsense: 1 } ]"),
                part("`help`", "/$defs/help", "help: { nonsense: 1 }"),
                part("Checks", "/$defs/check", "check: [ { finds: a, command: a, nonsense: 1 } ]"),
                part("Rungs", "/$defs/rung", "repair: [ { rung: a, steps: [ restart: web ], nonsense: 1 } ]"),
                part(
                        "Cures",
                        "/$defs/cure",
                        "cures: [ { name: a, step: migrate, pattern: a, command: a, then: restart, nonsense: 1 } ]"));
    }

    private static Part part(String heading, String schema, String nonsense) {
        return new Part(heading, List.of(nonsense), List.of(schema));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void the_page_and_the_schema_have_the_keys_that_the_reader_knows(Part part) {
        Set<String> known = part.nonsense().stream()
                .flatMap(text -> known(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys(part.heading())).isEqualTo(known);
        assertThat(part.schema().stream().flatMap(at -> names(SCHEMA.at(at + "/properties"))))
                .containsOnly(known.toArray(String[]::new));
        assertThat(part.nonsense())
                .allSatisfy(text -> assertThat(complaints(with(text))).isNotEmpty());
    }

    @Test
    void the_page_and_the_schema_have_the_verbs_and_their_options() {
        Set<String> bare = new TreeSet<>();
        SCHEMA.at("/$defs/step/anyOf/0/enum").forEach(word -> bare.add(word.asText()));
        Map<String, Set<String>> own = new LinkedHashMap<>();
        Set<String> options = new TreeSet<>();
        for (JsonNode form : SCHEMA.at("/$defs/step/anyOf")) {
            String verb = form.at("/required/0").asText();
            if (!verb.isEmpty()) own.put(verb, names(form.path("properties")).collect(Collectors.toSet()));
        }
        for (Verb verb : Verb.values()) {
            if (verb.part() != Verb.Part.OWN) continue;
            String value = verb == Verb.CHECKOUT ? "" : verb == Verb.RESTART ? "web" : "a";
            Set<String> known = known("- { " + verb.word() + ": " + value + ", nonsense: 1 }");
            assertThat(own.get(verb.word())).as(verb.word()).isEqualTo(known);
            known.stream().filter(k -> !k.equals(verb.word())).forEach(options::add);
        }

        assertThat(keys("Steps")).isEqualTo(new TreeSet<>(Verb.words()));
        assertThat(keys("Options of a step")).isEqualTo(options);
        assertThat(bare)
                .isEqualTo(Arrays.stream(Verb.values())
                        .filter(v -> v == Verb.CHECKOUT || v.part() != Verb.Part.OWN)
                        .map(Verb::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Stream<Row> rows() {
        return Arrays.stream(page().split("(?m)^## ")).skip(1).flatMap(section -> ROW.matcher(section)
                .results()
                .map(m -> row(section.lines().findFirst().orElseThrow(), m)));
    }

    private static Row row(String heading, MatchResult m) {
        return new Row(heading, m.group(1), m.group(2), m.group(3));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_example_is_a_recipe_to_the_reader_and_to_the_schema(Row row) {
        String recipe = with(row.example());

        assertThat(row.example()).contains(row.key());
        assertThat(RecipeReader.read("example.yaml", recipe)).as(recipe).isInstanceOf(Result.Ok.class);
        assertThat(complaints(recipe)).as(recipe).isEmpty();
    }

    @Test
    void editors_tell_what_the_page_says() {
        Map<String, Set<String>> told = new LinkedHashMap<>();
        for (JsonNode properties : SCHEMA.findValues("properties")) {
            properties.properties().forEach(p -> told.computeIfAbsent(p.getKey(), k -> new TreeSet<>())
                    .add(p.getValue().path("description").asText()));
        }
        Map<String, Set<String>> written = rows().filter(r -> !bareOnly(r))
                .collect(Collectors.groupingBy(
                        Row::key, LinkedHashMap::new, Collectors.mapping(Row::means, Collectors.toSet())));

        assertThat(told).containsExactlyInAnyOrderEntriesOf(written);
    }

    /** A word that stands alone has nothing that an editor could show its meaning at. */
    private static boolean bareOnly(Row row) {
        return row.heading().equals("Steps") && Verb.of(row.key()).orElseThrow().part() != Verb.Part.OWN;
    }

    @Test
    void every_shipped_recipe_and_every_good_one_is_valid() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : List.of(RECIPES, Golden.RESOURCES.resolve("recipe/good"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.toString().endsWith(".yaml")).forEach(all::add);
            }
        }

        assertThat(all).hasSizeGreaterThan(3);
        for (Path file : all)
            assertThat(complaints(Files.readString(file))).as(file.toString()).isEmpty();
    }

    /** A recipe that lacks nothing, with these keys instead of its own, or with this step as its last. */
    private static String with(String said) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("recipe", "recipe: example");
        keys.put("source", "source: { git: { stable: \"v*\" } }");
        keys.put("root", "root: { marker: bin/app }");
        keys.put("database", "database: { engine: sqlite, file: data/app.db }");
        keys.put("services", "services: { web: { restart: systemctl restart web } }");
        keys.put("doors", "doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }");
        keys.put("version", "version: cat VERSION");
        keys.put("check", "check: [ { finds: the cache is stale, command: bin/app well } ]");
        String steps = "steps:\n  - checkout\n  - { install: make, resumable: true }\n  - migrate: bin/migrate";
        if (BEFORE.stream().anyMatch(v -> said.equals("- " + v.word())))
            steps = steps.replace(":\n", ":\n  " + said + "\n");
        else if (said.equals("- checkout")) assertThat(steps).contains(said);
        else if (said.startsWith("- ")) steps += "\n  " + said;
        keys.put("steps", steps);
        if (!said.startsWith("- ")) keys.put(said.substring(0, said.indexOf(':')), said);
        if (keys.containsKey("databases")) keys.remove("database");
        return String.join("\n", keys.values()) + "\n";
    }

    private static final List<Verb> BEFORE = Arrays.stream(Verb.values())
            .filter(v -> v.part() == Verb.Part.BEFORE)
            .toList();

    private static Set<String> known(String nonsense) {
        String right = Fixtures.findings(RecipeReader.read("nonsense.yaml", with(nonsense))).stream()
                .filter(f -> f.what().contains("`nonsense`"))
                .map(Finding::right)
                .findFirst()
                .orElseThrow();
        return new TreeSet<>(List.of(right.replaceFirst("^known here: ", "").split(", ")));
    }

    private static Set<String> keys(String heading) {
        return rows().filter(r -> r.heading().equals(heading))
                .map(Row::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static Set<ValidationMessage> complaints(String recipe) {
        try {
            return RULES.validate(new YAMLMapper().readTree(recipe));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String page() {
        return text("recipes.md");
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(text("recipe.schema.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(Path.of("../docs").resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
