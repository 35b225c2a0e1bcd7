package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static {
        new Strict().customize(JSON);
    }

    @Test
    void whatIsRightIsRead() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"after\":\"2027-01-10T01:00:00+02:00\"}", BackupsApi.Date.class))
                .isEqualTo(new BackupsApi.Date(Instant.parse("2027-01-09T23:00:00Z")));
        assertThat(JSON.readValue("{\"kind\":\"backup\",\"to\":null}", Begin.class)
                        .kind())
                .isEqualTo("backup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"backup\",\"dryrun\":true}",
                "{\"kind\":7}",
                "{\"kind\":[\"backup\"]}",
                "{\"kind\":\"a\\u0000b\"}",
                "{\"kind\":\"backup\"} {}",
                "{\"window\":{\"from\":\"+999999999-12-31T23:59:59Z\",\"until\":\"2027-01-10T04:00:00Z\"}}",
                "{\"window\":{\"from\":7}}",
                "{\"window\":{\"from\":\"soon\"}}"
            })
    void whatIsNotIsRefused(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Begin.class)).isInstanceOf(JsonProcessingException.class);
    }
}
