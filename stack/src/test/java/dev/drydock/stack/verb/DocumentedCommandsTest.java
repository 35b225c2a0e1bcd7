package dev.drydock.stack.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Drydock;
import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** No page names a verb or an option that there is not. */
class DocumentedCommandsTest {
    private static final Path TOP = Home.find().top();
    /** Placeholders of times and numbers, and values that one made up. */
    private static final String STANDS_FOR_ANOTHER = "Invalid value for .*";

    @Test
    void everyCommandOnAPageIsOneOfTheFrontDoors() throws IOException {
        List<Mentioned> all = pages().flatMap(DocumentedCommandsTest::mentioned).toList();

        assertThat(all.stream().flatMap(m -> wrong(m).stream())).isEmpty();
        assertThat(all).as("they are found at all").hasSizeGreaterThan(150);
    }

    @Test
    void aVerbAnOptionAndAnArgumentThatAreNotThereAreNoticed() {
        String page =
                """
                Type `./drydock upgrade my-site` or `drydock upgarde my-site`, or `./drydock show ID --fast`.

                    ./drydock upgrade my-site    # to where?
                    ./drydock restore SITE [--latest | --backup ID] --watch
                ```sh
                id=$(./drydock runs my-site | awk 'NR == 2 { print $1 }')
                ./drydock audit --export file >/dev/null && ./drydock-else
                ./drydock resolve ID --reason 'disk was full, mended; by hand' && sleep 1
                ```
                """;

        List<Mentioned> found = Mentioned.of("p.md", page.lines().toList());

        assertThat(found.stream().map(Mentioned::line)).containsExactly(1, 1, 1, 3, 4, 6, 7, 8);
        assertThat(found.stream().flatMap(m -> wrong(m).stream()))
                .hasSize(3)
                .allMatch(w -> w.startsWith("p.md:1: ") || w.startsWith("p.md:3: "));
    }

    @Test
    void theConsolesOwnPagesAreRead() throws IOException {
        assertThat(pages().filter(p -> p.toString().endsWith(".html"))
                        .flatMap(DocumentedCommandsTest::mentioned)
                        .map(m -> String.join(" ", m.words())))
                .contains("record ID --verify", "rollout start --to V --label k=v");
    }

    private static Optional<String> wrong(Mentioned m) {
        try {
            line().parseArgs(m.words().toArray(String[]::new));
            return Optional.empty();
        } catch (MissingParameterException e) {
            return m.whole() ? Optional.of(told(m, e)) : Optional.empty();
        } catch (ParameterException e) {
            return e.getMessage().matches("(?s)" + STANDS_FOR_ANOTHER) ? Optional.empty() : Optional.of(told(m, e));
        }
    }

    private static String told(Mentioned m, ParameterException e) {
        return m.page() + ":" + m.line() + ": " + String.join(" ", m.words()) + ": " + e.getMessage();
    }

    private static CommandLine line() {
        Console console = Console.system();
        return Drydock.commandLine(console, Verbs.all(console));
    }

    private static Stream<Mentioned> mentioned(Path page) {
        try {
            List<String> lines = Files.readAllLines(page);
            if (page.toString().endsWith(".html"))
                lines = lines.stream().map(DocumentedCommandsTest::inWords).toList();
            return Mentioned.of(TOP.relativize(page).toString(), lines).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The console's own pages name commands between other marks, with what stands for an id in braces. */
    private static String inWords(String line) {
        return line.strip().replaceAll("</?code>", "`").replaceAll("\\{[a-z.]+\\}", "ID");
    }

    private static Stream<Path> pages() throws IOException {
        List<Path> found;
        Path console = TOP.resolve("orchestrator-service/src/main/resources/templates/console");
        try (Stream<Path> docs = Files.walk(TOP.resolve("docs"));
                Stream<Path> templates = Files.walk(console);
                Stream<Path> modules = Files.walk(TOP, 2)) {
            found = Stream.of(
                            docs.filter(p -> p.toString().endsWith(".md")),
                            templates.filter(p -> p.toString().endsWith(".html")),
                            modules.filter(p -> p.getFileName().toString().equals("README.md")))
                    .flatMap(p -> p)
                    .sorted()
                    .distinct()
                    .toList();
        }
        return found.stream();
    }
}
