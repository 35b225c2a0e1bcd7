package dev.drydock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message as it stands on the wire. A golden file of a released version is never changed: only additions are allowed. */
class GoldenMessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Map.Entry<String, Object>> messages() {
        return Samples.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isWrittenAsItAlwaysWas(Map.Entry<String, Object> message) throws IOException {
        JsonNode written = Wire.JSON.readTree(Wire.bytes(message.getValue()));
        Path file = GOLDEN.resolve(message.getKey() + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(
                    file, Wire.JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(written) + "\n");
        }
        assertThat(written).isEqualTo(Wire.JSON.readTree(Files.readString(file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isReadBackAndUnknownFieldsAreIgnored(Map.Entry<String, Object> message) throws Exception {
        ObjectNode golden =
                (ObjectNode) Wire.JSON.readTree(Files.readString(GOLDEN.resolve(message.getKey() + ".json")));
        golden.put("added-later", true);
        String type = golden.path("type").asText();
        Object read = Wire.read(
                Wire.JSON.writeValueAsBytes(golden), type, message.getValue().getClass());
        assertThat(Wire.text(read)).isEqualTo(Wire.text(message.getValue()));
    }

    @Test
    void everyGoldenFileHasItsMessage() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Samples.all().keySet());
        }
        Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                Path.of("target/figures/messages.txt"),
                "golden messages: " + Samples.all().size() + "\n");
    }

    @Test
    void everyVerbHasASample() {
        var verbs = Stream.of(Work.class.getPermittedSubclasses()).filter(c -> c != Work.StateProbe.class);
        assertThat(Samples.all().keySet().stream().filter(k -> k.startsWith("order-")))
                .hasSize((int) verbs.count());
    }
}
