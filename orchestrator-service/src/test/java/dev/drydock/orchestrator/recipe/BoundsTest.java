package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recipe, a site file or a policy may have at most: as much is taken, one more is told with its place. */
class BoundsTest {
    private static final String RECIPE = Golden.text("recipe/good/large.yaml");
    private static final String SITE = Golden.text("site/good/large-one.yaml");
    private static final String FAR = Golden.text("site/good/far-one.yaml");
    private static final String STORED = Golden.text("site/good/stored-one.yaml");

    static Stream<Arguments> ofRecipes() {
        return Stream.of(
                arguments(
                        "command",
                        4000,
                        "more than 4000 characters",
                        recipe("run: bin/once", n -> "run: " + "x".repeat(n))),
                arguments("regex", 500, "at most 500", recipe("\"now closed\"", "x"::repeat)),
                arguments(
                        "list",
                        200,
                        "more than 200 entries",
                        recipe("tools: [ sqlite3, git ]", n -> "tools: [ " + list(n, i -> "t" + i) + " ]")),
                arguments(
                        "steps",
                        200,
                        "more than 200 entries",
                        recipe("  - clear-cache: bin/clear\n", n -> "  - clear-cache: bin/clear\n".repeat(n - 13))),
                arguments("limit", 7, "longer than seven days", recipe("limit: 2h", n -> "limit: " + n + "d")),
                arguments(
                        "environment",
                        100,
                        "more than 100 entries",
                        recipe(
                                "COLUMNS: \"300\", TOOL_HOME: tmp/cache/tool, place: \"\", level: two",
                                n -> list(n, i -> "V" + i + ": x"))),
                arguments(
                        "path",
                        1000,
                        "at most 1000",
                        recipe("[ logs ]", n -> "[ " + "p/".repeat(n / 2 - 1) + "p".repeat(2 + n % 2) + " ]")),
                arguments(
                        "databases",
                        20,
                        "more than 20 databases",
                        recipe(
                                "  - { name: search, engine: sqlite, file: data/search.db }\n",
                                n -> IntStream.rangeClosed(2, n)
                                        .mapToObj(i ->
                                                "  - { name: d" + i + ", engine: sqlite, file: data/d" + i + ".db }\n")
                                        .collect(Collectors.joining()))));
    }

    static Stream<Arguments> ofSites() {
        return Stream.of(
                arguments(
                        "labels",
                        20,
                        "more than 20 labels",
                        added(SITE, "labels", n -> "{ " + list(n, i -> "l" + i + ": x") + " }")),
                arguments("parameters", 200, "more than 200 entries", (IntFunction<String>) n -> SITE.replaceAll(
                        "(?m)^parameters: .*$", "parameters: { " + list(n, i -> "p" + i + ": x") + " }")),
                arguments("host keys", 10, "more than 10 keys", (IntFunction<String>) n -> {
                    String key = FAR.replaceAll("(?s).*host-key: ([^\n]*).*", "$1");
                    return FAR.replace("host-key: " + key, "host-key: [ " + list(n, i -> key) + " ]");
                }),
                arguments("stores", 9, "one to 9 entries", (IntFunction<String>) n -> STORED.replace(
                        "  - dir: /srv/backups\n",
                        IntStream.rangeClosed(1, n - 2)
                                .mapToObj(k -> "  - dir: /srv/backups" + k + "\n")
                                .collect(Collectors.joining()))),
                arguments("escrow", 9, "one to 9 keys", (IntFunction<String>) n -> {
                    String key = STORED.replaceAll("(?s).*escrow: (age1[a-z0-9]*).*", "$1");
                    return STORED.replace("escrow: " + key, "escrow: [ " + list(n, i -> key) + " ]");
                }),
                arguments("secrets", 200, "more than 200 entries", (IntFunction<String>) n -> SITE.replaceAll(
                        "(?m)^secrets: .*$",
                        "secrets: { way_in: file:large-way-in, " + list(n - 1, i -> "s" + i + ": file:s" + i) + " }")),
                arguments("keep", 9999, "from 1 to 9999", (IntFunction<String>)
                        n -> SITE.replace("last: 3", "last: " + n)),
                arguments("a parameter", 4000, "at most 4000", (IntFunction<String>)
                        n -> SITE.replace("color: no", "color: " + "x".repeat(n))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofRecipes")
    void ofARecipe(String what, int most, String told, IntFunction<String> yaml) {
        holds(most, told, yaml, text -> RecipeReader.read("x.yaml", text));
    }

    @Test
    void ofHelp() {
        Function<String, Result<?>> read = text -> RecipeReader.read("x.yaml", text);
        holds(6, "more than 6 entries", added(RECIPE, "log-files", n -> "[ " + list(n, i -> "l" + i) + " ]"), read);
        holds(
                12,
                "more than 12 entries",
                added(RECIPE, "host", n -> "{ " + list(n, i -> "H" + i + ": h") + " }"),
                read);
    }

    @Test
    void ofAPolicy() {
        String policy = "policy: night\nby-itself: patch\n";
        Function<String, Result<?>> read = text -> PolicyReader.read("x.yaml", text);
        holds(90, "longer than 90 days", added(policy, "wait", n -> n + "d"), read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofSites")
    void ofASiteFile(String what, int most, String told, IntFunction<String> yaml) {
        holds(most, told, yaml, text -> SiteReader.read("x.yaml", text));
    }

    private static void holds(int most, String told, IntFunction<String> yaml, Function<String, Result<?>> read) {
        assertThat(read.apply(yaml.apply(most))).isInstanceOf(Result.Ok.class);
        List<Finding> findings = Fixtures.findings(read.apply(yaml.apply(most + 1)));
        assertThat(findings).first().satisfies(f -> assertThat(f.what() + " – " + f.right())
                .contains(told));
    }

    private static IntFunction<String> recipe(String part, IntFunction<String> other) {
        assertThat(RECIPE).contains(part);
        return n -> RECIPE.replace(part, other.apply(n));
    }

    private static IntFunction<String> added(String to, String key, IntFunction<String> value) {
        return n -> to + key + ": " + value.apply(n) + "\n";
    }

    private static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(", "));
    }
}
