package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What means nothing for a kind of run is refused: it would not happen. */
class SaidTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static Begin begin(String body) throws Exception {
        return new ObjectMapper().registerModule(new JavaTimeModule()).readValue(body.replace('\'', '"'), Begin.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'kind':'backup','to':'v1.1'}|`to`",
                "{'kind':'backup','withoutDrill':'no room'}|`withoutDrill`",
                "{'kind':'backup','window':{'from':'2027-01-10T01:00:00Z','until':'2027-01-10T04:00:00Z'}}|`window`",
                "{'kind':'upgrade','to':'v1.1','open':true}|`open`",
                "{'to':'v1.1','backup':'b-1'}|`backup`",
                "{'kind':'upgrade','to':'v1.1','discardCurrent':true}|`discardCurrent`",
                "{'kind':'repair','hops':true}|`hops`",
                "{'kind':'drill','backup':'b-1','latest':true}|`latest`",
                "{'kind':'prune','version':'v1.1'}|`version`",
                "{'kind':'downgrade','to':'v1.0','stepByStep':true}|`stepByStep`",
            })
    void whatIsOfAnotherKindIsNamed(String body, String named) throws Exception {
        Begin begin = begin(body);

        assertThatThrownBy(() -> begin.check(NOW)).hasMessageContaining(named + " is not right");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'backup','open':true,'reason':'before the feast','ticket':'OPS-1'}",
                "{'to':'v1.1','hops':true,'stepByStep':true,'withoutDrill':'no room'}",
                "{'kind':'restore','latest':true,'discardCurrent':true}",
                "{'kind':'restore','file':'a/b','version':'v1.0','database':'main'}",
                "{'kind':'downgrade','to':'v1.0','discardCurrent':true}",
                "{'kind':'drill','backup':'b-1'}",
                "{'kind':'prune','backup':'b-1'}",
                "{'kind':'repair','withoutDrill':'no room'}",
            })
    void whatIsOfThatKindIsTaken(String body) throws Exception {
        Begin begin = begin(body);

        assertThatCode(() -> begin.check(NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'kind':'update'}", "{'kind':'UPGRADE','to':'v1'}", "{'open':true}"})
    void aKindThatThereIsNotIsToldWithThoseThatThereAre(String body) throws Exception {
        Begin begin = begin(body);

        assertThatThrownBy(() -> begin.check(NOW)).hasMessageContaining("kind must be one of upgrade, backup");
        assertThat(RunsAsked.KINDS).hasSize(7);
    }
}
