package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people read of the site file and what its reader takes are one. */
class SitePageTest {
    private static final Path PAGE = Path.of("../recipes/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");

    @Test
    void the_table_has_the_keys_that_the_reader_knows() throws IOException {
        String known = Fixtures.findings(SiteReader.read("nonsense.yaml", "nonsense: 1\n")).stream()
                .filter(f -> f.what().contains("`nonsense`"))
                .map(Finding::right)
                .findFirst()
                .orElseThrow();

        assertThat(keys())
                .as("recipes/README.md, A site file")
                .isEqualTo(new TreeSet<>(
                        List.of(known.replaceFirst("^known here: ", "").split(", "))));
    }

    private static Set<String> keys() throws IOException {
        String section = Files.readString(PAGE).split("(?m)^## A site file$")[1];
        return ROW.matcher(section)
                .results()
                .flatMap(row -> KEY.matcher(row.group(1)).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
