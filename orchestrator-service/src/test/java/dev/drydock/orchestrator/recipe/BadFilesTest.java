package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake, and the words in which a person is told of it: recipe/bad and site/bad. */
class BadFilesTest {
    @ParameterizedTest
    @MethodSource("recipes")
    @Shows({28, 69})
    void bad_recipe_gives_its_findings(String name) {
        List<Finding> findings = Fixtures.findings(RecipeReader.read(name, Golden.text("recipe/bad/" + name)));

        Golden.same("recipe/bad/" + name.replace(".yaml", ".findings"), print(findings));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void bad_site_gives_its_findings(String name) {
        List<Finding> findings = Fixtures.findings(SiteReader.read(name, Golden.text("site/bad/" + name)));

        assertThat(print(findings)).doesNotContain("hunter2");
        Golden.same("site/bad/" + name.replace(".yaml", ".findings"), print(findings));
    }

    static Stream<String> recipes() throws IOException {
        return files("recipe/bad");
    }

    static Stream<String> sites() throws IOException {
        return files("site/bad");
    }

    private static Stream<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Golden.RESOURCES.resolve(folder))) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String print(List<Finding> findings) {
        return findings.stream().map(f -> f + "\n").collect(Collectors.joining());
    }
}
