package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeTest {

    @Test
    void has_the_parts_of_the_stack() throws IOException {
        List<String> names = compose().get("services").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "kafka",
                        "postgres",
                        "orchestrator",
                        "backup",
                        "vcs",
                        "migration",
                        "maintenance",
                        "audit",
                        "site");
    }

    @ParameterizedTest
    @EnumSource
    void gives_each_service_its_own_app(Service service) throws IOException {
        JsonNode s = compose().get("services").get(service.word());

        assertThat(s.get("build").get("context").asText()).isEqualTo(service.module() + "/target/quarkus-app");
    }

    @Test
    void says_to_all_where_traces_go_if_they_go_anywhere() throws IOException {
        assertThat(compose().get("x-environment").path("DRYDOCK_TRACES").asText())
                .isEqualTo("${DRYDOCK_TRACES:-}");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUDIT")
    void gives_who_signs_its_own_key_and_nobody_else_one(Service service) throws IOException {
        JsonNode s = compose().get("services").get(service.word());

        assertThat(compose().get("services").get("audit").get("secrets").toString())
                .doesNotContain(".key");
        assertThat(s.get("secrets").toString())
                .contains("{\"source\":\"" + service.word() + ".key\",\"target\":\"signing.key\"}");
        assertThat(compose()
                        .get("secrets")
                        .get(service.word() + ".key")
                        .get("file")
                        .asText())
                .endsWith("/keys/" + service.word() + ".key");
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper()
                .readTree(Home.find().top().resolve("docker-compose.yml").toFile());
    }
}
