package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.FailPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each fail point stands in the product once, and the matrix uses each. */
class FailPointsTest {

    @Test
    void eachIsUsedByTheMatrix() {
        assertThat(Arrays.stream(Moment.values()).map(Moment::point)).containsAll(List.of(FailPoint.values()));
    }

    @Test
    void eachStandsInTheProduct() throws IOException {
        String product = "";
        for (String module : List.of("participant", "orchestrator-service")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    product += Files.readString(file);
                }
            }
        }
        assertThat(product)
                .contains(Arrays.stream(FailPoint.values())
                        .map(p -> "FailPoint." + p.name())
                        .toList());
    }
}
