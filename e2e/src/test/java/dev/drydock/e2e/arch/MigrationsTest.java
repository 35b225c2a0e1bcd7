package dev.drydock.e2e.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration that is committed never changes: somebody's database has been through it, and refuses another of the same number. What
 * is to be different is a migration more. {@code -Dgolden.update=true} writes down new ones, and never another text of an old one.
 */
class MigrationsTest {
    private static final Path TOP = Home.find().top();
    private static final Path GOLDEN = Path.of("src/test/resources/migrations.sha256");

    @Test
    void noneThatIsCommittedHasChangedAndAllAreWrittenDown() throws IOException {
        Map<String, String> known = known();
        Map<String, String> now = now();
        if (Boolean.getBoolean("golden.update")) {
            now.forEach(known::putIfAbsent);
            Files.writeString(
                    GOLDEN,
                    known.entrySet().stream()
                            .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                            .collect(Collectors.joining()));
        }

        assertThat(now)
                .as("a migration is never changed, only followed by another; a new one: -Dgolden.update=true")
                .isEqualTo(known);
    }

    /** The canary: one letter is enough. */
    @Test
    void anotherTextIsAnotherMigration() throws IOException {
        Path any = files().findFirst().orElseThrow();

        assertThat(Signatures.sha256((Files.readString(any) + " ").getBytes())).isNotEqualTo(hash(any));
    }

    @Test
    void noTwoOfAPlaceHaveTheSameNumber() {
        assertThat(files().map(f ->
                        f.getParent() + "/" + f.getFileName().toString().replaceAll("__.*", "")))
                .doesNotHaveDuplicates();
    }

    private static Map<String, String> known() throws IOException {
        Map<String, String> known = new TreeMap<>();
        if (!Files.exists(GOLDEN)) return known;
        for (String line : Files.readAllLines(GOLDEN)) known.put(line.substring(66), line.substring(0, 64));
        return known;
    }

    private static Map<String, String> now() {
        return files().collect(Collectors.toMap(
                f -> TOP.relativize(f).toString(), MigrationsTest::hash, (a, b) -> a, TreeMap::new));
    }

    private static Stream<Path> files() {
        try (Stream<Path> modules = Files.list(TOP)) {
            return modules
                    .map(m -> m.resolve("src/main/resources/db"))
                    .filter(Files::isDirectory)
                    .flatMap(MigrationsTest::below)
                    .filter(f -> f.getFileName().toString().matches("V[0-9]+__.*\\.sql"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path file) {
        try {
            return Signatures.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
