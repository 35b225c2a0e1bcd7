package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.stack.Service;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orchestrator's clock is two hours off, and a participant's as far in the other direction: nothing ends early, nothing waits. */
@Tag("faults")
class ClockTest {

    private static final List<Service> MOVED = List.of(Service.ORCHESTRATOR, Service.MIGRATION);

    @AfterEach
    void rightTime() {
        for (Service s : MOVED) {
            Dock.STACK.kill9(s.word());
            Dock.STACK.restart(s.word());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void upgradesAndWaysBackGoOnAsEver(int hours) throws IOException {
        Path library = library();
        int offset = hours;
        for (Service s : MOVED) {
            Dock.STACK.kill9(s.word());
            Dock.STACK.launch(
                    s.word(),
                    Map.of(
                            "LD_PRELOAD", library.toString(),
                            "FAKETIME", "%+dh".formatted(offset),
                            "FAKETIME_DONT_FAKE_MONOTONIC", "1"));
            offset = -offset;
        }
        Dock.until(
                "the stack answers",
                Duration.ofSeconds(240),
                () -> Api.get("sites").status() == 200);
        assertThat(skew(Service.ORCHESTRATOR))
                .as("the clock did move")
                .isBetween(hours * 3600L - 300, hours * 3600L + 300);

        try (Harbour good = Harbour.open();
                Harbour bad = Harbour.open()) {
            String upgraded = Api.upgrade(good.name, HarbourSite.GOOD);
            String back = Api.upgrade(bad.name, HarbourSite.BAD);

            assertThat(Api.rested(upgraded).path("state").asText())
                    .as(() -> Api.run(upgraded).toPrettyString())
                    .isEqualTo("succeeded");
            assertThat(Api.rested(back).path("state").asText())
                    .as(() -> Api.run(back).toPrettyString())
                    .isEqualTo("rolled-back");
            assertThat(good.migrations("1.1.0")).isEqualTo(1);
            assertThat(bad.version()).isEqualTo("1.0.0");
            assertThat(List.of(closedFor(upgraded), closedFor(back))).allMatch(n -> n > 0 && n < 600);
        }
    }

    /** By its log's first line. */
    private static long skew(Service service) throws IOException {
        String first = Files.readAllLines(Dock.STACK.log(service.word())).stream()
                .filter(line -> line.matches("\\d{4}-\\d{2}-\\d{2}T.*Z .*"))
                .findFirst()
                .orElseThrow();
        return Duration.between(Instant.now(), Instant.parse(first.substring(0, first.indexOf(' '))))
                .toSeconds();
    }

    private static double closedFor(String run) {
        JsonNode doors = Api.run(run).path("doors");
        assertThat(Instant.parse(doors.path("opened").asText()))
                .isAfter(doors.path("closed").asText());
        return doors.path("seconds").asDouble();
    }

    private static Path library() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 3)) {
            var found =
                    files.filter(p -> p.endsWith("faketime/libfaketime.so.1")).findFirst();
            assumeTrue(found.isPresent(), "needs the package faketime");
            return found.get();
        }
    }
}
