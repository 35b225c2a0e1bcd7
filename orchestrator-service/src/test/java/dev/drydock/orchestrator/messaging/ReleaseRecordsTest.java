package dev.drydock.orchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReleaseRecordsTest {

    @Test
    void aRecordOfSixteenKibibytesIsReadAndALongerOneIsNot() throws Exception {
        assertThat(ReleaseRecords.read(record(16 * 1024)).application()).isEqualTo("harbour");

        assertThatThrownBy(() -> ReleaseRecords.read(record(16 * 1024 + 1)))
                .isInstanceOf(Wire.Unreadable.class)
                .hasMessageContaining("longer than 16384 bytes");
    }

    private static byte[] record(int bytes) {
        String json = "{\"application\": \"harbour\", \"version\": \"1.1.0\"}";
        return (json + " ".repeat(bytes - json.length())).getBytes(StandardCharsets.UTF_8);
    }
}
