package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileTextTest {
    private static final String GOOD = Golden.text("recipe/good/large.yaml");

    @Test
    void too_long() {
        assertThat(only("# " + "x".repeat(256 * 1024))).contains("longer than 256 KiB");
    }

    @Test
    void long_in_bytes_though_not_in_characters() {
        assertThat(only("# " + "ä".repeat(200 * 1024))).contains("longer than 256 KiB");
    }

    @Test
    void too_deep() {
        assertThat(only("recipe: " + "[".repeat(50_000))).contains("nested deeper than 20");
    }

    @Test
    void a_bomb_of_aliases_is_told_and_never_expanded() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [ x, x, x, x, x, x, x, x, x ]\n");
        for (int i = 1; i < 20; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a%d: &a%d [ %s ]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
        }

        var findings = Fixtures.findings(RecipeReader.read("x.yaml", yaml.toString()));

        assertThat(findings).extracting(Finding::what).contains("the alias `*a0`", "the anchor `&a0`");
        assertThat(findings).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void an_alias_to_what_it_stands_in_is_told() {
        var findings = Fixtures.findings(RecipeReader.read("x.yaml", "recipe: &r { steps: [ *r ] }\n"));

        assertThat(findings).extracting(Finding::what).contains("the alias `*r`");
    }

    @Test
    void a_merge_key_brings_nothing_in() {
        var findings = Fixtures.findings(RecipeReader.read("x.yaml", GOOD + "<<: { title: other }\n"));

        assertThat(findings).extracting(Finding::what).anyMatch(what -> what.contains("<<"));
    }

    @Test
    void a_key_that_stands_twice_is_told_at_the_second() {
        var findings = Fixtures.findings(RecipeReader.read("x.yaml", GOOD + "recipe: other\n"));
        var site = Fixtures.findings(SiteReader.read("x.yaml", "name: a\nrecipe: b\nroot: /a\nroot: /b\n"));

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.what())
                .isEqualTo("`recipe` stands here twice"));
        assertThat(site).extracting(Finding::what).contains("`root` stands here twice");
    }

    @Test
    void deep_nesting_of_blocks_and_of_keys_is_told() {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 300; i++) blocks.append(" ".repeat(i)).append("k:\n");

        assertThat(only(blocks.toString())).contains("nested deeper than 20");
        assertThat(only("{".repeat(10_000))).contains("nested deeper than 20");
        assertThat(only("- ".repeat(10_000))).contains("nested deeper than 20");
    }

    @Test
    void not_utf_8() {
        byte[] latin = "recipe: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        Result<Recipe> read = RecipeReader.read("x.yaml", latin);

        assertThat(Fixtures.findings(read).getFirst().what()).contains("not UTF-8");
        assertThat(Fixtures.findings(SiteReader.read("x.yaml", latin))).hasSize(1);
    }

    @Test
    void utf_8_is_read_from_bytes() {
        assertThat(RecipeReader.read("x.yaml", GOOD.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void no_more_findings_than_a_person_would_read() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 500; i++) yaml.append("key").append(i).append(": x\n");

        Result<Recipe> read = RecipeReader.read("x.yaml", yaml.toString());

        assertThat(Fixtures.findings(read)).hasSize(50);
    }

    @Test
    void endless_lists() {
        String paths = "a, ".repeat(50_000);

        Result<Recipe> read = RecipeReader.read("x.yaml", GOOD.replace("[ logs ]", "[ " + paths + " ]"));

        assertThat(Fixtures.findings(read).getFirst().what()).contains("more than 200 entries");
    }

    @Test
    void findings_carry_no_control_characters_to_a_terminal() {
        Result<Recipe> read = RecipeReader.read("x.yaml", GOOD + "\"\\e[2J\\u202e\": x\n");

        assertThat(Fixtures.findings(read).toString()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void whatever_is_typed_is_a_value_or_findings_never_an_exception() {
        Random random = new Random(20261121);
        String typed = "{}[]:,-&*!|>'\"%@`#\\ \t\n~?0aé/.";

        for (int i = 0; i < 600; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.deleteCharAt(at);
                else text.insert(at, typed.charAt(random.nextInt(typed.length())));
            }
            assertThatCode(() -> RecipeReader.read("x.yaml", text.toString())).doesNotThrowAnyException();
            assertThatCode(() -> SiteReader.read("x.yaml", text.toString())).doesNotThrowAnyException();
        }
    }

    private static String only(String yaml) {
        var findings = Fixtures.findings(RecipeReader.read("x.yaml", yaml));
        assertThat(findings).hasSize(1);
        return findings.getFirst().what();
    }
}
