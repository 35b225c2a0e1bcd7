package dev.drydock.e2e.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for what ships, and each of them objects to its canary: a rule that checks nothing is found out. */
class ArchitectureTest {
    private static final JavaClasses SHIPPED = new ClassFileImporter().importPaths(shipped());
    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages("dev.drydock.e2e.arch.canary");

    private static List<Path> shipped() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.filter(m -> !m.endsWith("test-parts"))
                    .map(m -> m.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Map.Entry<String, ArchRule>> rules() {
        return Rules.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Map.Entry<String, ArchRule> rule) {
        EvaluationResult result = rule.getValue().evaluate(SHIPPED);
        assertThat(result.getFailureReport().getDetails()).as(rule.getKey()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void objectsToItsCanary(Map.Entry<String, ArchRule> rule) {
        EvaluationResult result = rule.getValue().evaluate(CANARIES);
        assertThat(result.getFailureReport().getDetails()).as(rule.getKey()).isNotEmpty();
    }

    @AfterAll
    static void figures() throws IOException {
        Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                Path.of("target/figures/architecture.txt"),
                "architecture: %d rules over %d classes, %d canaries%n"
                        .formatted(Rules.all().size(), SHIPPED.size(), CANARIES.size()));
    }
}
