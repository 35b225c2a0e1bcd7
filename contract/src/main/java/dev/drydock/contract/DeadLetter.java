package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * What could not be read, or was not signed by the one who may say it.
 *
 * @param value base64, cut at 64 KiB
 */
@JsonPropertyOrder("type")
public record DeadLetter(
        String topic, int partition, long offset, String key, String value, String reason, String by, Instant at) {
    public static final String TYPE = "drydock.dead-letter.v1";

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String type() {
        return TYPE;
    }
}
