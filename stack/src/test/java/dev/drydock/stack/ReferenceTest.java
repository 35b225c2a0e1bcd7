package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.cli.Drydock;
import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.verb.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/reference}, as far as it is of what stands here; {@code -Dgolden.update=true} writes it anew. */
class ReferenceTest {
    private static final Sources SOURCES = new Sources(Home.find().top());
    private static final Path FOLDER = SOURCES.top().resolve("docs/reference");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void the_command_line_s_page_is_what_the_front_door_reads() throws IOException {
        Console console = Console.system();
        CommandLine line = Drydock.commandLine(console, Verbs.all(console));

        holds("cli.md", CliPage.of(line));
        assertThat(CliPage.verbs(line))
                .contains("up", "demo", "test", "state save", "upgrade", "site add", "completion")
                .doesNotContain("complete");
    }

    @Test
    void all_that_may_be_set_is_on_its_page_and_nothing_else() throws IOException {
        Variables code = new Variables(SOURCES);
        ConfigurationPage page = page(code);
        Set<String> known = new TreeSet<>(page.settings());
        known.addAll(page.internal());

        assertThat(known)
                .as("docs/reference/configuration.yaml, settings and internal: what the sources read")
                .containsAll(code.read());
        assertThat(code.read())
                .as("what the sources read: settings of docs/reference/configuration.yaml")
                .hasSizeGreaterThan(50)
                .containsAll(page.settings());
        assertThat(page.twice()).as("otherwise: the sources have it").isEmpty();
        holds("configuration.md", page.text());
    }

    @Test
    void every_name_that_ships_is_on_that_page_wherever_it_stands() throws IOException {
        Variables code = new Variables(SOURCES);
        ConfigurationPage page = page(code);
        Set<String> mentioned = code.mentioned();
        Set<String> known = new TreeSet<>(page.settings());
        known.addAll(page.given());
        known.addAll(page.internal());

        assertThat(known)
                .as("docs/reference/configuration.yaml: settings, given or internal, of what stands in the sources")
                .containsAll(mentioned);
        assertThat(mentioned)
                .as("what stands in the sources: given and internal of docs/reference/configuration.yaml")
                .containsAll(page.given())
                .containsAll(page.internal());
        String elsewhere = SOURCES.text("drydock")
                + SOURCES.text("docker-compose.yml")
                + SOURCES.text("deploy/helm")
                + SOURCES.text("cli/src/main/java")
                + SOURCES.text("stack/src/main/java");
        assertThat(page.others()).allSatisfy(n -> assertThat(elsewhere).contains(n));
        assertThat(page.settings())
                .doesNotContainAnyElementsOf(page.given())
                .doesNotContainAnyElementsOf(page.internal());
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            Set<String> links = pages.filter(p -> p.toString().endsWith(".md"))
                    .flatMap(p -> LINK.matcher(SOURCES.text("docs/reference/" + p.getFileName()))
                            .results())
                    .map(m -> m.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(links).hasSizeGreaterThan(20).allSatisfy(l -> assertThat(FOLDER.resolve(l))
                    .exists());
        }
    }

    private static ConfigurationPage page(Variables code) throws IOException {
        return new ConfigurationPage(
                new YAMLMapper().readTree(FOLDER.resolve("configuration.yaml").toFile()), code, SOURCES);
    }

    private static void holds(String name, String text) throws IOException {
        Path page = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) Files.writeString(page, text);
        assertThat(text)
                .as("docs/reference/" + name + " (-Dgolden.update=true)")
                .isEqualTo(Files.readString(page));
    }
}
