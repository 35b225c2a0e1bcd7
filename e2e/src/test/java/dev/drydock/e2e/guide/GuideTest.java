package dev.drydock.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.drydock.stack.Home;
import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages for newcomers say is typed, and what it must print is looked at; on a Drydock of its own, as they have. */
@Tag("systems")
class GuideTest {
    private static final Path DOCS = Home.find().top().resolve("docs");
    private static final String FIRST = "tutorial.md";

    /** What is not typed here, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "sudo apt-get install git",
            "installs on this machine; `want` in the front door's script does so at each start where something lacks",
            "git clone ADDRESS ~/drydock",
            "this is a clone already; `./drydock test --guards` makes and builds a fresh one");

    @TempDir
    private static Path home;

    private static Stack stack;

    @BeforeAll
    static void aDrydock() throws IOException {
        Path folder = Files.createDirectories(home.resolve("drydock"));
        stack = Stack.start(home.resolve("data"), Options.free());
        Shell.frontDoor(folder, stack.dir());
    }

    @AfterAll
    static void down() {
        if (stack != null) Stack.down(stack.dir());
    }

    /** The pages that tell how one thing is done are about the tutorial's site, each whatever the others have left. */
    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        Reader reader = new Reader(home, home.resolve("drydock"), ELSEWHERE.keySet());
        boolean[] taught = {false};
        return names().stream()
                .map(name -> dynamicTest(name, () -> {
                    if (name.startsWith("how-to/")) Assumptions.assumeTrue(taught[0], "the tutorial itself failed");
                    reader.follow(page(name));
                    if (name.equals(FIRST)) taught[0] = true;
                }));
    }

    @Test
    void whatIsNotTypedStandsOnAPage() throws IOException {
        TreeSet<String> typed = new TreeSet<>();
        for (String name : names()) {
            for (Page.Block block : page(name).blocks()) {
                if (block instanceof Page.Typed t) t.commands().forEach(c -> typed.add(c.text()));
            }
        }
        assertThat(typed).containsAll(ELSEWHERE.keySet());
    }

    private static Page page(String name) throws IOException {
        return Page.read("docs/" + name, Files.readAllLines(DOCS.resolve(name)));
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(DOCS.resolve("how-to"))) {
            Stream<String> tasks = all.map(p -> "how-to/" + p.getFileName()).sorted();
            return Stream.concat(Stream.of("quick-start.md", FIRST), tasks).toList();
        }
    }
}
