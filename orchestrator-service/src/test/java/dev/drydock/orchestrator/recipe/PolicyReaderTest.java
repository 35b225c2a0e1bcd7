package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies and sources as people write them, and the words in which they are told of what is wrong: policy/bad. */
class PolicyReaderTest {
    static Stream<String> bad() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(Golden.RESOURCES.resolve("policy/bad"))) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_wrong_is_told_with_its_line(String name) {
        String text = Golden.text("policy/bad/" + name);
        Result<?> read = name.startsWith("source") ? RepositoryReader.read(name, text) : PolicyReader.read(name, text);

        String found = Fixtures.findings(read).stream().map(f -> f + "\n").collect(Collectors.joining());

        assertThat(found).doesNotContain("hunter2");
        Golden.same("policy/bad/" + name.replace(".yaml", ".findings"), found);
    }

    @Test
    void a_site_has_its_own_or_names_one_and_has_labels() {
        String site = Golden.text("site/good/small-one.yaml");

        SiteFile own = Fixtures.siteOf(site + "labels: { team: peering }\npolicy:\n  by-itself: minor\n  wait: 2h\n");
        SiteFile named = Fixtures.siteOf(site + "policy: night\n");

        assertThat(own.labels()).isEqualTo(Map.of("team", "peering"));
        assertThat(own.policy().alone()).isEqualTo(Size.MINOR);
        assertThat(own.policy().ripens()).isEqualTo(7200);
        assertThat(own.policy().line("wait")).matches("small-one\\.yaml:\\d+ `wait: 2h`");
        assertThat(named.policyName()).isEqualTo("night");
        assertThat(named.policy()).isNull();
    }

    @Test
    void a_source_names_repository_recipes_and_the_file_of_its_secret() {
        Repository read = Fixtures.value(
                RepositoryReader.read(
                        "s.yaml",
                        "source: hub\nrecipes: [ harbour ]\nforge: github\nrepository: acme/harbour\nsecret: file:hub-secret\n"));

        assertThat(read.path()).isEqualTo("acme/harbour");
        assertThat(read.secret()).isEqualTo("hub-secret");
    }
}
