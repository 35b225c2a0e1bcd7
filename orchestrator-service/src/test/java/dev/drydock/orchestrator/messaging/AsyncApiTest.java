package dev.drydock.orchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.drydock.contract.Answer;
import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Progress;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/record/asyncapi.yaml} says what the code does. */
class AsyncApiTest {
    private static final Path SAMPLES = Path.of("../contract/src/test/resources/golden");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonNode PAGE = page();
    private static final Map<String, String> MESSAGES = Map.of(
            Order.TYPE, "order", Answer.TYPE, "answer", Progress.TYPE, "progress", DeadLetter.TYPE, "deadLetter");

    @Test
    void it_has_the_topics_that_are_made() {
        Set<String> made =
                TopicMaker.topics().stream().map(NewTopic::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(addresses()).isEqualTo(made);
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(PAGE.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        PAGE.at(ref.substring(1)).isMissingNode())
                .as(ref)
                .isFalse());
    }

    @Test
    void the_types_the_families_and_the_headers_are_the_code_s() {
        MESSAGES.forEach((type, name) ->
                assertThat(payload(name).at("/properties/type/const").asText()).isEqualTo(type));
        List<String> families = Arrays.stream(Family.values()).map(Family::word).toList();
        assertThat(payload("answer").at("/properties/from/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(families);
        assertThat(PAGE.at("/components/schemas/signed/required"))
                .extracting(JsonNode::asText)
                .containsExactly(Signatures.SIGNATURE, Signatures.KEY);
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void every_golden_message_is_valid(Path sample) throws IOException {
        JsonNode message = Wire.JSON.readTree(Files.readString(sample));
        String name = MESSAGES.getOrDefault(message.path("type").asText(), "event");

        assertThat(FACTORY.getSchema(payload(name)).validate(message)).isEmpty();
    }

    private static Set<String> addresses() {
        return PAGE.path("channels").properties().stream()
                .map(c -> c.getValue().path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode payload(String name) {
        return PAGE.at("/components/messages/" + name + "/payload");
    }

    private static JsonNode page() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("../docs/record/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
