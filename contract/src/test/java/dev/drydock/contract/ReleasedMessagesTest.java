package dev.drydock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was on the wire with the last release, as it was then: these files are never changed. A field may have been added since;
 * none was removed, renamed or retyped.
 */
class ReleasedMessagesTest {
    private static final Path RELEASED = Path.of("src/test/resources/released/v1");
    private static final Map<String, Class<?>> TYPES = Map.of(
            Order.TYPE, Order.class,
            Answer.TYPE, Answer.class,
            Progress.TYPE, Progress.class,
            DeadLetter.TYPE, DeadLetter.class);

    static Stream<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("released")
    void isStillReadAndLosesNothing(Path file) throws Exception {
        byte[] then = Files.readAllBytes(file);
        String type = Wire.JSON.readTree(then).path("type").asText();

        Object read = Wire.read(then, type, TYPES.getOrDefault(type, Event.class));

        holds(file.getFileName().toString(), Wire.JSON.readTree(then), Wire.JSON.readTree(Wire.bytes(read)));
    }

    private static void holds(String where, JsonNode then, JsonNode now) {
        assertThat(now.getNodeType()).as(where).isEqualTo(then.getNodeType());
        if (then.isObject()) {
            then.properties().forEach(p -> {
                assertThat(now.has(p.getKey())).as(where + " " + p.getKey()).isTrue();
                holds(where + " " + p.getKey(), p.getValue(), now.get(p.getKey()));
            });
        } else if (then.isArray()) {
            assertThat(now.size()).as(where).isEqualTo(then.size());
            for (int i = 0; i < then.size(); i++) holds(where + " " + i, then.get(i), now.get(i));
        } else {
            assertThat(now).as(where).isEqualTo(then);
        }
    }
}
