package dev.drydock.e2e.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/limits.md says what the code does, and leaves no bound out. */
class LimitsTest {
    private static final Path TOP = Home.find().top();
    private static final List<String> MODULES = List.of(
            "contract",
            "participant",
            "operations",
            "orchestrator-service",
            "audit-service",
            "backup-service",
            "vcs-service",
            "migration-service",
            "maintenance-service");
    private static final Pattern CONSTANT = Pattern.compile(
            "static final (?:int|long|Duration) ((?:MOST|LONGEST|LARGEST|DEEPEST|KEPT|MAX)(?:_[A-Z_]+)?) =");

    /** How much is taken at a time, named in a sentence, or in hand at once: nobody is refused by it. */
    private static final Set<String> OWN = Set.of(
            "audit-service Db.LONGEST",
            "audit-service Door.LONGEST",
            "audit-service Guests.LONGEST",
            "audit-service Guests.MOST",
            "audit-service Silence.LONGEST",
            "audit-service Verification.MOST",
            "backup-service Describe.LONGEST_FACT",
            "backup-service Differences.MOST",
            "backup-service DumpOwners.MOST",
            "backup-service Fields.LONGEST",
            "backup-service Hash.LARGEST",
            "backup-service Header.LONGEST",
            "backup-service Held.LARGEST",
            "backup-service Tar.LARGEST_HEAD",
            "contract Seal.LONGEST_NAME",
            "orchestrator-service Backups.MOST_NAMED",
            "orchestrator-service Caller.LONGEST_WAIT",
            "orchestrator-service Checkup.MOST_NAMED",
            "orchestrator-service Errors.LONGEST_LINE",
            "orchestrator-service Heads.MOST",
            "orchestrator-service Login.LONGEST",
            "orchestrator-service Markdown.LONGEST_ITEM",
            "orchestrator-service Pilot.MOST",
            "orchestrator-service Plans.MOST",
            "orchestrator-service Preview.MOST",
            "orchestrator-service Pruning.MOST",
            "orchestrator-service Ran.MOST_TAILS",
            "orchestrator-service Risks.MOST_NAMED",
            "orchestrator-service Sources.LONGEST",
            "orchestrator-service StatusApi.MOST",
            "orchestrator-service Steps.MOST_ORDERS",
            "orchestrator-service Watchdog.MOST",
            "orchestrator-service Watcher.LONGEST",
            "participant Db.LONGEST",
            "participant Exec.MOST",
            "participant Gather.MOST",
            "vcs-service Directory.LARGEST",
            "vcs-service Directory.LONGEST_COMMENT",
            "vcs-service FetchArchive.LARGEST_STATEMENT",
            "vcs-service Rules.LONGEST",
            "vcs-service Rules.LONGEST_PART",
            "vcs-service Rules.LONGEST_SHOWN",
            "vcs-service Zip.LONGEST_LINK");

    static Stream<Bound> bounds() {
        return read(TOP.resolve("docs/limits.md")).lines().flatMap(l -> Bound.of(l).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void standsInTheCodeAndHasATest(Bound bound) {
        assertThat(inCode(bound))
                .as(bound.where())
                .contains(Bound.told(bound.value()).orElseThrow());
        assertThat(bound.tests()).as(bound.what()).isNotEmpty();
        bound.tests().forEach(test -> assertThat(isThere(test)).as(test).isTrue());
    }

    @Test
    void noneIsLeftOut() {
        Set<String> code = new TreeSet<>();
        for (String module : MODULES)
            for (Path source : sources(module, "main"))
                CONSTANT.matcher(read(source))
                        .results()
                        .forEach(m -> code.add(module + " " + type(source) + "." + m.group(1)));
        Set<String> told = new TreeSet<>(OWN);
        bounds().map(Bound::where).forEach(told::add);

        assertThat(code).hasSizeGreaterThan(60).isSubsetOf(told);
        assertThat(code).containsAll(OWN);
        assertThat(OWN).doesNotContainAnyElementsOf(bounds().map(Bound::where).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "256 KiB, 256 * 1024",
        "64 KiB, 65_536",
        "'1,000,000', 1_000_000",
        "24 MiB, 24L << 20",
        "15 min, Duration.ofMinutes(15)",
        "'3,650 days', Duration.ofDays(3_650)"
    })
    void readsBothAlike(String told, String written) {
        assertThat(Bound.told(told)).isPresent().isEqualTo(Bound.written(written));
    }

    @Test
    void objectsToAnotherValue() {
        assertThat(Bound.told("255 KiB")).isNotEqualTo(Bound.written("256 * 1024"));
        assertThat(Bound.set("1M")).isEqualTo(Bound.told("1 MiB"));
    }

    /** Several classes of one module may have a name in common. */
    private static List<Long> inCode(Bound bound) {
        return Character.isLowerCase(bound.name().charAt(0)) ? settings(bound) : constants(bound);
    }

    private static List<Long> constants(Bound bound) {
        String[] name = bound.name().split("\\.");
        Pattern constant = Pattern.compile("static final (?:int|long|Duration) " + name[1] + " = ([^;]+);");
        return sources(bound.module(), "main").stream()
                .filter(s -> type(s).equals(name[0]))
                .flatMap(s -> constant.matcher(read(s)).results())
                .flatMap(m -> Bound.written(m.group(1)).stream())
                .toList();
    }

    private static List<Long> settings(Bound bound) {
        String name = Pattern.quote(bound.name());
        Pattern line = Pattern.compile("(?m)^" + name + "=(.*)$");
        Pattern annotation = Pattern.compile("name = \"" + name + "\", defaultValue = \"([^\"]+)\"");
        Path resources = TOP.resolve(bound.module()).resolve("src/main/resources");
        Stream<String> files = Stream.of("application.properties", "META-INF/microprofile-config.properties")
                .map(resources::resolve)
                .filter(Files::exists)
                .map(LimitsTest::read);
        return Stream.concat(
                        files.flatMap(f -> line.matcher(f).results()),
                        sources(bound.module(), "main").stream()
                                .flatMap(s -> annotation.matcher(read(s)).results()))
                .flatMap(m -> Bound.set(m.group(1)).stream())
                .toList();
    }

    private static boolean isThere(String test) {
        String[] name = test.split("[ #]");
        return sources(name[0], "test").stream()
                .filter(s -> type(s).equals(name[1]))
                .anyMatch(s -> read(s).contains("void " + name[2] + "("));
    }

    private static List<Path> sources(String module, String part) {
        try (Stream<Path> all =
                Files.walk(TOP.resolve(module).resolve("src").resolve(part).resolve("java"))) {
            return all.filter(p -> p.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
