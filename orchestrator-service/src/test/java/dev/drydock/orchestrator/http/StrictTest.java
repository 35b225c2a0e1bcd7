package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"dryrun\":true}|there is no field `dryrun`; there are: backup, commit, database, discardCurrent,",
                "{\"window\":{\"till\":1}}|there is no field `window.till`; there are: from, until",
                "{\"open\":\"ja\"}|`open` must be true or false",
                "{\"kind\":7}|`kind` must be a text",
                "{\"kind\":\"a\\u0000b\"}|`kind` must be a text, without the character",
                "{\"window\":{\"from\":\"soon\"}}|`window.from` must be a time in UTC",
                "[]|the body must be one JSON object",
                "{\"kind\":\"backup\"} {}|the body must be one JSON object",
                "{\"kind\":|the body is no whole JSON: line 1, column 9"
            })
    void andItIsSaidInTheWordsOfTheOneWhoSentIt(String json, String why) {
        assertThatThrownBy(() -> JSON.readValue(json, Begin.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(Unread.why(e)).startsWith(why).doesNotContain("dev.drydock"));
    }
}
