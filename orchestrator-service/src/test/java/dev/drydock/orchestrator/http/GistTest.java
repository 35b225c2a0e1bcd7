package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an entry says, in a line. */
class GistTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}|^^",
                "{'order':'r/1/do/1','name':'migrate'}|migrate",
                "{'kind':'upgrade','from':{'name':'v1','commit':'abc'},'to':{'commit':'def'},'steps':7,'withoutDrill':'no room'}"
                        + "|kind upgrade; from v1; to def; steps 7; without drill no room",
                "{'reason':'wrong <b>night</b>','ticket':'OPS-1'}|reason: wrong <b>night</b>; ticket OPS-1",
                "{'byHand':true}|by hand",
                "{'byHand':false,'eraseAfter':null}|^^",
                "{'name':'look','found':['cache','owner']}|look; found cache, owner",
                "{'backup':'b-1','fingerprints':{'main':'ab'},'files':3}|backup b-1; files 3",
            })
    void it_is_what_people_read(String data, String line) throws IOException {
        assertThat(Gist.of(Wire.JSON.readTree(data.replace('\'', '"')))).isEqualTo(line);
    }

    @Test
    void a_long_one_is_cut() throws IOException {
        String line = Gist.of(Wire.JSON.readTree("{\"reason\":\"" + "x".repeat(4_000) + "\"}"));

        assertThat(line).hasSize(500).startsWith("reason: x").endsWith("…");
    }
}
